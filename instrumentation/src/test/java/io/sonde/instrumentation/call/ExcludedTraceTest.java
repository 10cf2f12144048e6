package io.sonde.instrumentation.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.propagation.RemoteParent;
import org.junit.jupiter.api.Test;

class ExcludedTraceTest {

    private final CurrentCall current = CurrentCall.ofThread();

    @Test
    void whatIsMadeInTheCourseOfAnExcludedCallIsExcludedToo() {
        RpcCall excluded = RpcCall.client("a/b", true);
        Call previous = excluded.attach(current);
        try {
            assertThat(RpcCall.client("c/d", false).trace()).isSameAs(excluded.trace());
            assertThat(RpcCall.client("c/d", true).trace()).isSameAs(excluded.trace());
        } finally {
            Call.detach(current, previous);
        }
        assertThat(excluded.trace().isExcluded()).isTrue();
    }

    @Test
    void anExcludedCallLeavesTheTraceThatItIsMadeInAlone() {
        RpcCall outer = RpcCall.client("a/b", false);
        Call previous = outer.attach(current);
        RpcCall excluded;
        try {
            excluded = RpcCall.client("c/d", true);
        } finally {
            Call.detach(current, previous);
        }
        assertThat(outer.trace().isExcluded()).isFalse();
        assertThat(excluded.trace().isExcluded()).isTrue();
        assertThat(excluded.trace().traceIdLow()).isEqualTo(outer.trace().traceIdLow());
        excluded.started();
        excluded.end("UNAVAILABLE", null);
        assertThat(outer.trace().isErroneous()).isFalse();
    }

    @Test
    void anExcludedTraceIsPassedOnAsNotSampled() {
        LocalTrace sampled = new LocalTrace(1, 2, 3, "k=v", "b=c", true, (byte) (RemoteParent.SAMPLED | 2));
        LocalTrace excluded = sampled.excluding();
        assertThat(excluded.isSampled()).isFalse();
        assertThat(excluded.flags()).isEqualTo((byte) 2);
        assertThat(excluded.traceIdHigh()).isEqualTo(1);
        assertThat(excluded.remoteSpanId()).isEqualTo(3);
        assertThat(excluded.traceState()).isEqualTo("k=v");
        assertThat(excluded.baggage()).isEqualTo("b=c");
        assertThat(excluded.excluding()).isSameAs(excluded);
    }

    @Test
    void onlyTheFirstEndCounts() {
        RpcCall call = RpcCall.client("a/b", false);
        call.started();
        call.end("UNAVAILABLE", new IllegalStateException());
        call.end("OK", null);
        assertThat(call.statusCode()).isEqualTo("UNAVAILABLE");
        assertThat(call.errorType()).isEqualTo("UNAVAILABLE");
        assertThat(call.thrown()).isInstanceOf(IllegalStateException.class);
    }
}
