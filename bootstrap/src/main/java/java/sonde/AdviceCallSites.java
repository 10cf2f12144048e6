package java.sonde;

import io.sonde.bootstrap.AdviceBootstrap;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What woven code calls; see {@link AdviceBootstrap}, which is not visible everywhere. Never throws. */
public final class AdviceCallSites {

    private AdviceCallSites() {}

    /** The bootstrap method of woven call sites (JVMS 5.4.3.6). */
    public static CallSite link(
            MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice) {
        return AdviceBootstrap.link(caller, method, type, instrumentation, advice);
    }

    /** Calls the advice of a numbered call site. Used by woven classes older than Java 7 only. */
    public static Object invoke(int number, Object[] arguments) {
        return AdviceBootstrap.invoke(number, arguments);
    }
}
