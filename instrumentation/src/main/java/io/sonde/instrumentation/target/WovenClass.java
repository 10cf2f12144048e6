package io.sonde.instrumentation.target;

import java.lang.invoke.MethodHandles;

/**
 * Gives advice the access rights of the class that it was woven into, while the advice class is initialised: its static
 * initialiser may make handles to members that only the woven class can reach, as constants.
 */
public final class WovenClass {

    private static final ThreadLocal<MethodHandles.Lookup> LINKING = new ThreadLocal<MethodHandles.Lookup>();

    private WovenClass() {}

    /** The woven class whose call site is being linked, with its full rights; null where there is none. */
    public static MethodHandles.Lookup lookup() {
        return LINKING.get();
    }

    /** Initialises an advice class for a call site of the caller. */
    public static Class<?> initialize(ClassLoader loader, String advice, MethodHandles.Lookup caller)
            throws ClassNotFoundException {
        MethodHandles.Lookup outer = LINKING.get();
        LINKING.set(caller);
        try {
            return Class.forName(advice, true, loader);
        } finally {
            if (outer == null) {
                LINKING.remove();
            } else {
                LINKING.set(outer);
            }
        }
    }
}
