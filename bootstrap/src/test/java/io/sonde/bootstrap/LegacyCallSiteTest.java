package io.sonde.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

class LegacyCallSiteTest {

    @Test
    void callsTheAdviceThatWasLinked() throws Throwable {
        CountingLinker linker = new CountingLinker(
                MethodHandles.dropArguments(MethodHandles.constant(Object.class, "state"), 0, Object[].class));
        LegacyCallSite callSite = callSite();

        assertThat(callSite.invoke(linker, new Object[1])).isEqualTo("state");
        assertThat(callSite.invoke(linker, new Object[1])).isEqualTo("state");
        assertThat(linker.links).isEqualTo(1);
    }

    @Test
    void doesNothingForGoodOnceLinkingHasFailed() throws Throwable {
        CountingLinker linker = new CountingLinker(null);
        LegacyCallSite callSite = callSite();

        assertThat(callSite.invoke(linker, new Object[1])).isNull();
        assertThat(callSite.invoke(linker, new Object[1])).isNull();
        assertThat(linker.links).isEqualTo(1);
    }

    @Test
    void waitsForALinker() throws Throwable {
        LegacyCallSite callSite = callSite();
        assertThat(callSite.invoke(null, new Object[1])).isNull();

        CountingLinker linker = new CountingLinker(
                MethodHandles.dropArguments(MethodHandles.constant(Object.class, "state"), 0, Object[].class));
        assertThat(callSite.invoke(linker, new Object[1])).isEqualTo("state");
    }

    private static LegacyCallSite callSite() {
        return new LegacyCallSite(
                LegacyCallSiteTest.class.getClassLoader(), "old.Driver", "enter", 1, "jdbc", "an.Advice");
    }

    private static final class CountingLinker implements AdviceLinker {

        private final MethodHandle linked;
        private int links;

        CountingLinker(MethodHandle linked) {
            this.linked = linked;
        }

        @Override
        public CallSite link(
                MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice) {
            throw new AssertionError("not a legacy call site");
        }

        @Override
        public MethodHandle linkLegacy(
                ClassLoader callerLoader,
                String caller,
                String method,
                int argumentCount,
                String instrumentation,
                String advice) {
            links++;
            return linked;
        }
    }
}
