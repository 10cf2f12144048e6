package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sonde.agent.export.QueuedCalls;
import io.sonde.agent.export.SpanQueue;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.RpcCall;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bytes that a call of each kind allocates on the thread that makes it, from its start to its metric and the decision
 * about its trace. What the libraries' objects around it allocate is measured in real applications.
 */
final class CallCostTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 10_000;
    private static final int PASSES = 5;

    /** One more field of a call is noticed. */
    private static final int MARGIN = 7;

    private static final Map<String, String> HEADERS = Map.of();

    private enum Kind {
        HTTP_SERVER {
            @Override
            void make() {
                server();
            }
        },
        HTTP_CLIENT {
            @Override
            void make() {
                TestCalls.client().finish(null);
            }
        },
        JDBC {
            @Override
            void make() {
                TestCalls.database().finish(null);
            }
        },
        GRPC_SERVER {
            @Override
            void make() {
                exchange(RpcCall.server(HEADERS, Map::get, "pkg.Service/Method", false));
            }
        },
        GRPC_CLIENT {
            @Override
            void make() {
                exchange(RpcCall.client("pkg.Service/Method", false));
            }
        },
        S3 {
            @Override
            void make() {
                AwsCall call = AwsCall.start(AwsCall.S3, "GetObject");
                call.bucket("shelf");
                call.key("a/one");
                call.attempt();
                call.status(200);
                call.finish(null);
            }
        };

        abstract void make();

        static void server() {
            HttpServerCall call = TestCalls.server(HEADERS, "/users/7");
            call.route("/users/{id}");
            call.status(200);
            call.finish(null);
        }

        static void exchange(RpcCall call) {
            CurrentCall thread = CurrentCall.ofThread();
            call.started();
            Call previous = call.attach(thread);
            call.messageSent();
            call.messageReceived();
            Call.detach(thread, previous);
            call.end("OK", null);
        }
    }

    /** Within a request that goes on, because most calls are made in one; a server's own as the root that it is. */
    @ParameterizedTest
    @CsvSource({
        "HTTP_SERVER, 200, 200",
        "HTTP_CLIENT, 112, 112",
        "JDBC, 88, 88",
        "GRPC_SERVER, 192, 192",
        "GRPC_CLIENT, 136, 136",
        "S3, 168, 168",
    })
    void allocates(Kind kind, long dropped, long kept) {
        long droppedNow = bytes(kind, "parentbased_always_off");
        long keptNow = bytes(kind, "parentbased_always_on");
        System.out.println("[cost] " + kind + ": " + droppedNow + " bytes dropped, " + keptNow + " kept");
        assertThat(droppedNow).as("dropped").isBetween(1L, dropped + MARGIN);
        assertThat(keptNow).as("kept").isBetween(1L, kept + MARGIN);
    }

    private static long bytes(Kind kind, String sampler) {
        SpanQueue queue = new SpanQueue(4 * ROUNDS, Integer.MAX_VALUE);
        new TestPipeline(queue, "otel.traces.sampler", sampler);
        if (kind == Kind.HTTP_SERVER || kind == Kind.GRPC_SERVER) {
            return least(queue, kind::make);
        }
        long alone = least(queue, Kind::server);
        return least(queue, () -> {
                    HttpServerCall call = TestCalls.server(HEADERS, "/users/7");
                    kind.make();
                    call.route("/users/{id}");
                    call.status(200);
                    call.finish(null);
                })
                - alone;
    }

    /** The JVM itself may allocate in a pass, when it compiles; a call that allocates does so in every pass. */
    private static long least(SpanQueue queue, Runnable work) {
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < ROUNDS; i++) {
                work.run();
            }
            least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
            QueuedCalls.discard(queue);
        }
        return least / ROUNDS;
    }
}
