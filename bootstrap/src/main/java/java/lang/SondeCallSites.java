package java.lang;

import io.sonde.bootstrap.AdviceBootstrap;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * {@link AdviceBootstrap} under a name that every class loader asks the JDK for: those of OSGi bundles and JBoss Modules
 * hide the boot loader's other packages. Woven code refers to it where it cannot see that class. Never throws.
 */
public final class SondeCallSites {

    private SondeCallSites() {}

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
