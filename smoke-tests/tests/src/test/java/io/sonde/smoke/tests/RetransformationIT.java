package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Woven classes, some of which have a field more than their class files, bear being built anew by another agent. */
class RetransformationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> SELECT =
            Map.of("db_operation_name", "SELECT", "db_collection_name", "orders");

    @TempDir
    private Path folder;

    @Test
    void ofADriver() throws Exception {
        Path retransformer = AgentJar.write(folder.resolve("retransformer.jar"), "Agent-Class", Retransformer.class);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess shop = SmokeApplications.shop(Jdks.current(), URI.create("http://127.0.0.1:1"))
                        .observed(receiver)
                        .start()) {
            URI order = SmokeApplications.address(shop).resolve("/orders/1");
            assertThat(Http.get(order).statusCode()).isEqualTo(404);
            Await.asserted(PATIENCE, () -> assertThat(selects(shop)).isEqualTo(1));

            VirtualMachine jvm = VirtualMachine.attach(Long.toString(shop.pid()));
            try {
                jvm.loadAgent(retransformer.toString(), "org.h2.jdbc.");
            } finally {
                jvm.detach();
            }
            shop.awaitLine("^\\[retransformer] classes: [1-9]\\d*", PATIENCE);

            assertThat(Http.get(order).statusCode()).isEqualTo(404);
            Await.asserted(PATIENCE, () -> assertThat(selects(shop)).isEqualTo(2));
            assertThat(shop.metrics().value("db_client_response_returned_rows_count", SELECT))
                    .isEqualTo(2);
        }
    }

    private static double selects(ApplicationProcess shop) {
        return shop.metrics().value("db_client_operations_total", SELECT);
    }
}
