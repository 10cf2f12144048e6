package io.sonde.instrumentation.target;

/**
 * What is woven into one library. An implementation is created once, in premain, from the agent's class loader: it must
 * not refer to a type of the library. The advice classes that it names may; they live in its own package.
 *
 * <p>An advice class has one or both of these static methods, which may be package-private:
 *
 * <ul>
 *   <li>{@code enter(self, arguments…)}: a prefix of the woven method's receiver (absent for a static method) and
 *       arguments. What it returns, if anything, is the state that {@code exit} gets.
 *   <li>{@code exit(Object state, R returned, Throwable thrown)}, for a {@code void} method {@code exit(Object state,
 *       Throwable thrown)}: {@code returned} is null or zero if the method threw. Where there is no {@code enter}, the
 *       state is the receiver.
 * </ul>
 *
 * The parameter types may be those of the library, of the JDK or {@code Object}. Nothing that advice throws reaches the
 * application.
 */
public interface Instrumentation {

    /** The name for {@code otel.instrumentation.<name>.enabled}, diagnostics and metrics. */
    String name();

    /**
     * Whether advice refers to types of the JDK alone. Its classes are then loaded once, in the agent's class loader, and
     * share their static state; otherwise once for each class loader of the application that holds the library.
     */
    boolean platformTypesOnly();

    /** Whether it is on where the configuration does not name it. */
    default boolean isEnabledByDefault() {
        return true;
    }

    /**
     * Whether classes of the JDK that are loaded before the agent may be woven while the application starts, and not
     * before: where nothing is missed but work in the first moments.
     */
    default boolean canWait() {
        return false;
    }

    /** Declares the classes and methods to weave. */
    void declare(Targets targets);
}
