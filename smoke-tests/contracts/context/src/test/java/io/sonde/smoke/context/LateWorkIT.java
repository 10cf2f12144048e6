package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that ends after its request lands where the decision about the request has put the trace. */
class LateWorkIT {

    @Test
    void followsTheDecision() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application =
                        new ContextApplication(Jdks.current(), LateWork.class).keepingErrorsOnly(receiver)) {
            assertThat(application.stdout()).contains("/200 HTTP/1.1 200 ", "/500 HTTP/1.1 500 ");
            ReceivedSpan request = receiver.awaitSpan(
                    span -> span.kind() == SpanKind.SERVER && "/500".equals(span.attribute("url.path")));
            ReceivedSpan statement = receiver.awaitSpan(span -> span.attribute("db.system.name") != null);
            assertThat(statement.isChildOf(request)).isTrue();
            assertThat(statement.end()).as("late").isGreaterThan(request.end());
            List<ReceivedSpan> spans = receiver.spans();
            assertThat(spans)
                    .as("the other request")
                    .allMatch(span -> span.traceId().equals(request.traceId()));
            assertThat(spans.stream().filter(span -> span.attribute("db.system.name") != null))
                    .hasSize(1);
        }
    }
}
