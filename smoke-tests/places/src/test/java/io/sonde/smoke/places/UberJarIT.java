package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that brings in its one jar, in other versions, what Sonde is made of or stands beside. */
class UberJarIT {

    private static final List<String> OWN = List.of(
            "opentelemetry-api-1.20.0",
            "opentelemetry-context-1.20.0",
            "opentelemetry-sdk-common-1.20.0",
            "opentelemetry-sdk-trace-1.20.0",
            "opentelemetry-semconv-1.20.0-alpha",
            "byte-buddy-1.12.23",
            "asm-9.2",
            "simpleclient-0.9.0",
            "simpleclient_common-0.9.0");

    @TempDir
    private Path folder;

    @Test
    void bothDoTheirWork() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.current())
                        .named("uber")
                        .observed(receiver)
                        .jar(uberJar())
                        .start()) {
            URI address = Work.address(process);
            // The application's SDK knows nothing of Sonde's trace, and Sonde nothing of its spans.
            assertThat(Work.traced(receiver, address)).matches("3 leaf [0-9a-f]{32} woven 52");
            process.awaitLine("^exported 1 spans, metrics .*uber_work 1\\.0", Duration.ofSeconds(20));
            assertThat(Work.traced(receiver, address)).matches("3 leaf [0-9a-f]{32} woven 52");
            process.awaitLine("^exported 2 spans, metrics .*uber_work 2\\.0", Duration.ofSeconds(20));

            assertThat(receiver.spans()).noneMatch(span -> span.name().equals("own"));
            assertThat(process.stdout()).noneMatch(line -> line.contains("http_server"));
            assertThat(process.metrics().text()).doesNotContain("uber_work");
            Work.assertQuiet(process);
        }
    }

    private Path uberJar() {
        List<Path> own = OWN.stream().map(Libraries::jar).toList();
        List<Path> classPath = new ArrayList<>(Application.probe(folder));
        classPath.add(Libraries.H2_1);
        classPath.addAll(own);
        Path main = Application.compile(folder, "uber", 17, classPath.toArray(Path[]::new));
        try (Archive jar = new Archive(folder.resolve("uber.jar"), "Main-Class", "com.example.uber.Main")) {
            jar.folder("", main).folder("", classPath.get(0));
            classPath.subList(1, classPath.size()).forEach(jar::contents);
            return jar.file();
        }
    }
}
