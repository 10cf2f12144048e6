package io.sonde.smoke.contracts.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gRPC server that nobody here wrote, with generated code, asked by a client without an agent. */
class TemporalServerIT {

    private static final String SERVICE = "temporal.api.workflowservice.v1.WorkflowService/";
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void itsCallsAreSeen() {
        int port = FreePort.find();
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess server = ApplicationProcess.java(Jdks.current())
                        .named("temporal")
                        .observed(receiver)
                        .main("io.temporal.testserver.TestServer", Subject.classPath("temporal-1.38.0"))
                        .arguments(Integer.toString(port))
                        .start()) {
            ManagedChannel channel =
                    Transport.NETTY_SHADED.client(port).usePlaintext().build();
            try {
                Await.value("answer of the server", Duration.ofSeconds(60), () -> {
                    assertThat(server.isAlive()).as(server.output()).isTrue();
                    return call(channel, "grpc.health.v1.Health/Check") == Status.Code.UNAVAILABLE
                            ? Optional.empty()
                            : Optional.of(true);
                });
                assertThat(call(channel, SERVICE + "GetSystemInfo")).isEqualTo(Status.Code.OK);
                Status.Code described = call(channel, SERVICE + "DescribeNamespace");
                assertThat(call(channel, SERVICE + "NoSuchMethod")).isEqualTo(Status.Code.UNIMPLEMENTED);

                ReceivedSpan span =
                        receiver.awaitSpan(received -> received.name().equals(SERVICE + "GetSystemInfo"));
                assertThat(span.kind()).isEqualTo(SpanKind.SERVER);
                assertThat(span.traceId()).isEqualTo(TRACE_ID);
                assertThat(span.parentSpanId()).isEqualTo("b7ad6b7169203331");
                assertThat(span.attributes())
                        .containsEntry("rpc.response.status_code", "OK")
                        .containsEntry("rpc.grpc.received_messages", 1L)
                        .containsEntry("rpc.grpc.sent_messages", 1L)
                        .containsEntry("server.port", (long) port);
                receiver.awaitSpan(received -> received.name().equals(SERVICE + "DescribeNamespace")
                        && received.text("rpc.response.status_code").equals(Optional.of(described.name())));
                receiver.awaitSpan(received -> received.name().equals(SERVICE + "NoSuchMethod") && received.failed());
                Await.asserted(
                        OtlpReceiver.PATIENCE,
                        () -> assertThat(server.metrics().sum("rpc_server_active_calls", Map.of()))
                                .isZero());
                assertThat(server.metrics()
                                .value(
                                        "rpc_server_requests_total",
                                        Map.of("rpc_method", SERVICE + "GetSystemInfo", "error_type", "")))
                        .isOne();
                assertThat(receiver.spans())
                        .noneMatch(received -> received.name().startsWith("grpc."));
            } finally {
                channel.shutdownNow();
            }
        }
    }

    /** An empty request is the default message of any type. */
    private static Status.Code call(ManagedChannel channel, String method) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
                "00-" + TRACE_ID + "-b7ad6b7169203331-01");
        try {
            ClientCalls.blockingUnaryCall(
                    io.grpc.ClientInterceptors.intercept(
                            channel, io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor(headers)),
                    Text.named(MethodType.UNARY, method),
                    CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS),
                    "");
            return Status.Code.OK;
        } catch (StatusRuntimeException failure) {
            return failure.getStatus().getCode();
        }
    }
}
