package io.sonde.instrumentation.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class AwsCallTest {

    @Test
    void readsTheRegionFromASignature() {
        assertThat(AwsCall.signingRegion("AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/s3/aws4_request, Sig"))
                .isEqualTo("eu-central-1");
        assertThat(AwsCall.signingRegion("AWS key:signature")).isNull();
        assertThat(AwsCall.signingRegion("AWS4 Credential=key/20260101")).isNull();
        assertThat(AwsCall.signingRegion(null)).isNull();
    }

    @Test
    void endsWithItsBody() throws IOException {
        AwsCall call = begun();
        InputStream body = new AwsReceivingStream(new ByteArrayInputStream(new byte[10]), call);
        call.endWithResponseBody(null);
        assertThat(call.hasEnded()).isFalse();
        assertThat(body.readAllBytes()).hasSize(10);
        assertThat(call.hasEnded()).isTrue();
        assertThat(call.receivedBytes()).isEqualTo(10);
        assertThat(call.errorType()).isNull();
    }

    @Test
    void endsAtOnceIfItsBodyHasEnded() throws IOException {
        AwsCall call = begun();
        new AwsReceivingStream(new ByteArrayInputStream(new byte[10]), call).close();
        assertThat(call.hasEnded()).isFalse();
        call.endWithResponseBody(null);
        assertThat(call.hasEnded()).isTrue();
    }

    @Test
    void failsWithItsBody() {
        AwsCall call = begun();
        InputStream body = new AwsReceivingStream(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset");
                    }
                },
                call);
        call.endWithResponseBody(null);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(body::read)).isInstanceOf(IOException.class);
        assertThat(call.hasEnded()).isTrue();
        assertThat(call.errorType()).isEqualTo("java.io.IOException");
    }

    @Test
    void isOneForAClientOverAnother() {
        AwsCall call = AwsCall.start("S3", "PutObject", new Object());
        try {
            assertThat(AwsCall.start("S3", "PutObject")).isNull();
            assertThat(HttpClientCall.start("GET", "http://localhost/", "http", "localhost", 80))
                    .isNull();
            call.attempt();
            assertThat(call.isTransmitting()).isTrue();
            call.suspend();
            assertThat(call.isTransmitting()).isFalse();
            call.resume();
            assertThat(call.isTransmitting()).isTrue();
        } finally {
            call.finish(null);
        }
    }

    private static AwsCall begun() {
        AwsCall call = AwsCall.start("S3", "GetObject", new Object());
        call.leaveThread();
        return call;
    }
}
