package io.sonde.smoke.s3.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each client does the same things with a bucket, in a JVM of its own, and must show the same. */
class S3ContractIT {

    private static final Path S3_SERVER_JAR = Path.of("target", "s3proxy.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LARGE = 8 * 1024 * 1024;
    private static final String SHELF = "shelf";

    @TempDir
    private Path folder;

    static Stream<Client> clients() {
        return Stream.of(
                new Client("awssdk2", "awssdk2", "url-connection", true, true, true, 17),
                new Client("awssdk2", "awssdk2", "netty", true, false, true, 17),
                new Client("awssdk2", "awssdk2-newest", "url-connection", true, true, true, 17),
                new Client("awssdk2", "awssdk2-newest", "apache", true, true, true, 17),
                new Client("awssdk2", "awssdk2-newest", "own", true, true, true, 17),
                new Client("awssdk2", "awssdk2-newest", "netty", true, false, true, 17),
                new Client("awssdk1", "awssdk1", "s3", true, true, true, 8),
                new Client("awssdk1", "awssdk1-newest", "s3", true, true, true, 17),
                new Client("minio8", "minio8", "", false, true, false, 17),
                new Client("minio9", "minio9", "", false, true, false, 17));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void showsEveryOperationOnce(Client client) throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                S3Server server = S3Server.start(S3_SERVER_JAR, folder);
                ThrottlingServer throttling = new ThrottlingServer();
                DeadEndpoint nobody = new DeadEndpoint();
                ApplicationProcess application = command(client)
                        .observed(receiver)
                        .arguments(client.arguments("all", server.endpoint(), throttling.endpoint(), nobody.endpoint()))
                        .start()) {
            application.awaitLine("^done$", PATIENCE);
            Map<String, String> results = results(application);
            checkResults(client, results, application);
            List<ReceivedSpan> spans =
                    receiver.awaitSpans(40, span -> span.name().equals("S3.PutObject"));
            checkSpans(receiver, spans);
            checkThrottling(client, throttling, receiver);
            checkMetrics(client, application.metrics());
            checkPresigning(client, server, results);
            assertThat(application.agentLines()).noneMatch(line -> line.contains("WARN"));
        }
    }

    private static JavaCommand command(Client client) {
        return ApplicationProcess.java(Jdks.require(client.jdk()))
                .named("shelf-keeper")
                .main(client.mainClass(), client.classPath());
    }

    private static Map<String, String> results(ApplicationProcess application) {
        Map<String, String> results = new HashMap<>();
        for (String line : application.stdout()) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("result")) {
                results.put(words[1], words[2]);
            }
        }
        return results;
    }

    private static void checkResults(Client client, Map<String, String> results, ApplicationProcess application) {
        assertThat(results)
                .as(application.output())
                .containsEntry("create", "ok")
                .containsEntry("put", "ok")
                .containsEntry("get", "hello world")
                .containsEntry("head", "11")
                .containsEntry("range", "hello")
                .containsEntry("copy", "ok")
                .containsEntry("list", "[a/one, a/two]")
                .containsEntry("delete", "ok")
                .containsEntry("upload", "ok")
                .containsEntry("download", Long.toString(LARGE))
                .containsEntry("partly-read", "0")
                .containsEntry("concurrent", "40");
        if (client.streams()) {
            // The call goes with its stream: no client of the library needs to be closed or lost for that.
            assertThat(results).containsEntry("unread", "held 1, lost 0");
        }
        assertThat(results.get("missing-key")).startsWith("failed");
        assertThat(results.get("missing-bucket")).startsWith("failed");
        assertThat(results.get("wrong-credentials")).startsWith("failed");
        assertThat(results.get("gone")).startsWith("failed");
        if (client.parts()) {
            assertThat(results).containsEntry("multipart", "5242887").containsEntry("multipart-abort", "ok");
        }
        if (client.retries()) {
            assertThat(results).containsEntry("throttled", "patience");
        }
    }

    private static void checkSpans(OtlpReceiver receiver, List<ReceivedSpan> puts) {
        ReceivedSpan put = puts.get(0);
        assertThat(put.attributes())
                .containsEntry("rpc.system.name", "aws-api")
                .containsEntry("rpc.method", "S3/PutObject")
                .containsEntry("aws.s3.bucket", SHELF)
                .containsEntry("aws.s3.key", "a/one")
                .containsEntry("cloud.region", "eu-central-1")
                .containsEntry("http.response.status_code", 200L)
                .containsEntry("server.address", "127.0.0.1")
                .containsKeys("aws.request_id", "server.port");
        assertThat(put.failed()).isFalse();
        ReceivedSpan copy = receiver.awaitSpan(span -> span.name().equals("S3.CopyObject"));
        assertThat(copy.text("aws.s3.copy_source").orElseThrow()).contains("shelf/a/one");
        ReceivedSpan part = receiver.awaitSpan(span ->
                span.name().equals("S3.UploadPart") && Long.valueOf(2).equals(span.attribute("aws.s3.part_number")));
        assertThat(part.attributes()).containsKey("aws.s3.upload_id");
        ReceivedSpan missing = failure(receiver, "nothing");
        assertThat(missing.attributes()).containsEntry("error.type", "404");
        assertThat(failure(receiver, "gone").attributes()).doesNotContainKey("http.response.status_code");
        assertThat(receiver.spans())
                .filteredOn(span -> span.attribute("error.type") != null)
                .extracting(span -> span.attribute("error.type"))
                .contains("403");
        assertThat(receiver.spans())
                .as("no span of an HTTP client but those for the two presigned URLs")
                .filteredOn(span -> span.attributes().containsKey("url.full"))
                .hasSize(2);
        // MinIO's client asks for the head of an object before it copies it.
        assertThat(count(receiver, "S3.HeadObject")).isBetween(1L, 2L);
        assertThat(count(receiver, "S3.DeleteObject")).isEqualTo(1);
        assertThat(count(receiver, "S3.CreateBucket")).isEqualTo(1);
    }

    private static long count(OtlpReceiver receiver, String name) {
        return receiver.spans().stream()
                .filter(span -> span.name().equals(name))
                .count();
    }

    private static ReceivedSpan failure(OtlpReceiver receiver, String key) {
        ReceivedSpan span = receiver.awaitSpan(
                candidate -> key.equals(candidate.attributes().get("aws.s3.key")));
        assertThat(span.failed()).as("%s", span).isTrue();
        return span;
    }

    private static void checkThrottling(Client client, ThrottlingServer throttling, OtlpReceiver receiver) {
        ReceivedSpan throttled =
                receiver.awaitSpan(span -> "throttled".equals(span.attributes().get("aws.s3.key")));
        assertThat(throttling.received()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.traceparent()).contains(throttled.traceId()).contains(throttled.spanId());
            // Whoever rewrites a signed header on the way to the server breaks the signature.
            assertThat(request.authorization().contains("traceparent"))
                    .as(request.authorization())
                    .isEqualTo(client.signsContext());
        });
        if (client.retries()) {
            assertThat(throttling.received()).hasSize(3);
            assertThat(throttled.attributes())
                    .containsEntry("http.request.resend_count", 2L)
                    .containsEntry("http.response.status_code", 200L);
            assertThat(throttled.failed()).isFalse();
        }
    }

    private static void checkMetrics(Client client, MetricsText metrics) {
        assertThat(operations(metrics, "DeleteObject", "204")).isEqualTo(1);
        assertThat(operations(metrics, "GetObject", "206")).isEqualTo(1);
        assertThat(operations(metrics, "GetObject", "404")).isEqualTo(1);
        assertThat(operations(metrics, "PutObject", "200")).isGreaterThanOrEqualTo(41);
        assertThat(metrics.sum("s3_client_operation_duration_seconds_count", Map.of("operation", "GetObject")))
                .isEqualTo(metrics.sum("s3_client_operations_total", Map.of("operation", "GetObject")));
        double sent = metrics.sum("s3_client_sent_bytes_total", Map.of("bucket", SHELF));
        long bodies = LARGE + (client.parts() ? 5 * 1024 * 1024 : 0);
        assertThat(sent).isBetween((double) bodies, bodies * 1.01);
        double received =
                metrics.sum("s3_client_received_bytes_total", Map.of("operation", "GetObject", "bucket", SHELF));
        // The partly read object is received whole only where the client is not asked for a stream.
        assertThat(received).isBetween((double) LARGE, client.streams() ? LARGE * 1.2 : LARGE * 2.01);
        for (String operation : List.of("GetObject", "PutObject")) {
            assertThat(metrics.value(
                            "s3_client_presigned_requests_total", Map.of("operation", operation, "bucket", SHELF)))
                    .isEqualTo(1);
        }
        assertThat(metrics.value("s3_client_multipart_uploads_active", Map.of("bucket", SHELF)))
                .isEqualTo(client.parts() ? 1 : 0);
        if (client.retries()) {
            assertThat(metrics.sum("s3_client_retries_total", Map.of("operation", "GetObject")))
                    .isGreaterThanOrEqualTo(2);
        }
        assertThat(metrics.sum("http_client_requests_total", Map.of())).isEqualTo(2);
        assertThat(metrics.sum("sonde_instrumentation_errors_total", Map.of())).isZero();
    }

    private static double operations(MetricsText metrics, String operation, String status) {
        return metrics.sum(
                "s3_client_operations_total",
                Map.of("operation", operation, "bucket", SHELF, "http_response_status_code", status));
    }

    /** A presigned URL is accepted, and is what it is without the agent, but for the time and the signature over it. */
    private static void checkPresigning(Client client, S3Server server, Map<String, String> observed) {
        try (ApplicationProcess plain = command(client)
                .arguments(client.arguments("presign", server.endpoint(), server.endpoint(), server.endpoint()))
                .start()) {
            plain.awaitLine("^done$", PATIENCE);
            Map<String, String> results = results(plain);
            for (String step : List.of("presign-get", "presign-put")) {
                assertThat(observed.get(step)).startsWith("200 ");
                assertThat(timeless(observed.get(step))).isEqualTo(timeless(results.get(step)));
            }
        }
    }

    private static String timeless(String url) {
        return url.replaceAll("X-Amz-Date=[0-9TZ]+", "X-Amz-Date=")
                .replaceAll("X-Amz-Signature=[0-9a-f]{64}", "X-Amz-Signature=")
                .replaceAll("X-Amz-Expires=(29[0-9]|300)", "X-Amz-Expires=")
                .replaceAll("%2F[0-9]{8}%2F", "%2F%2F");
    }

    @Test
    void showsOtherServicesOfTheSameKits() throws Exception {
        List<Client> clients = List.of(
                new Client("awssdk2", "awssdk2", "dynamodb", false, false, false, 17),
                new Client("awssdk2", "awssdk2-newest", "dynamodb", false, false, false, 17),
                new Client("awssdk1", "awssdk1", "sqs", false, false, false, 8));
        for (Client client : clients) {
            try (OtlpReceiver receiver = OtlpReceiver.start();
                    ThrottlingServer server = new ThrottlingServer();
                    ApplicationProcess application = command(client)
                            .observed(receiver)
                            .arguments(client.arguments(server.endpoint()))
                            .start()) {
                application.awaitLine("^done$", PATIENCE);
                boolean queues = client.argument().equals("sqs");
                int expected = queues ? 1 : 2;
                String name = queues ? "SQS.ListQueues" : "DynamoDb.ListTables";
                List<ReceivedSpan> spans =
                        receiver.awaitSpans(expected, span -> span.name().equals(name));
                assertThat(receiver.spans()).as("%s", client).hasSize(expected);
                assertThat(spans)
                        .allSatisfy(span -> assertThat(span.attributes())
                                .containsEntry("http.response.status_code", 200L)
                                .doesNotContainKey("aws.s3.bucket"));
                assertThat(application.metrics().samples("s3_client_operations_total", Map.of()))
                        .isEmpty();
            }
        }
    }

    @Test
    void showsEachPartOfATransfer() throws Exception {
        Client client = new Client("awssdk2-newest", "awssdk2-newest", "", true, false, true, 17);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                S3Server server = S3Server.start(S3_SERVER_JAR, folder);
                ApplicationProcess application = ApplicationProcess.java(Jdks.current())
                        .named("mover")
                        .observed(receiver)
                        .main("io.sonde.smoke.s3.transfer.Application", client.classPath())
                        .arguments(server.endpoint())
                        .start()) {
            application.awaitLine("^done$", PATIENCE);
            assertThat(results(application)).containsEntry("transferred", Long.toString(20 * 1024 * 1024));
            receiver.awaitSpans(3, span -> span.name().equals("S3.UploadPart"));
            receiver.awaitSpan(span -> span.name().equals("S3.CompleteMultipartUpload"));
            receiver.awaitSpan(span -> span.name().equals("S3.GetObject"));
            assertThat(receiver.spans())
                    .noneMatch(ReceivedSpan::failed)
                    .noneMatch(span -> span.attributes().containsKey("url.full"));
            assertThat(application.metrics().value("s3_client_multipart_uploads_active", Map.of("bucket", SHELF)))
                    .isZero();
        }
    }

    @Test
    void leavesAServerThatIsAClientItselfAtWork() throws Exception {
        Client client = new Client("awssdk2", "awssdk2", "url-connection", true, true, true, 17);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                S3Server server = S3Server.start(S3_SERVER_JAR, folder);
                S3Server front = S3Server.before(server, folder, command -> command.observed(receiver));
                ThrottlingServer throttling = new ThrottlingServer();
                DeadEndpoint nobody = new DeadEndpoint();
                ApplicationProcess application = command(client)
                        .arguments(client.arguments("all", front.endpoint(), throttling.endpoint(), nobody.endpoint()))
                        .start()) {
            application.awaitLine("^done$", PATIENCE);
            assertThat(results(application))
                    .as(application.output())
                    .containsEntry("get", "hello world")
                    .containsEntry("download", Long.toString(LARGE))
                    .containsEntry("concurrent", "40");
            ReceivedSpan put = receiver.awaitSpan(span -> span.name().equals("S3.PutObject"));
            assertThat(put.attributes()).containsEntry("aws.s3.bucket", SHELF);
            receiver.awaitSpan(span -> span.name().equals("S3.GetObject"));
            assertThat(front.process().agentLines()).noneMatch(line -> line.contains("WARN"));
        }
    }
}
