package io.sonde.instrumentation.reactor;

import java.lang.reflect.Method;

/**
 * The classes of subscriptions that are operators, which signal downstream only while they are signalled to themselves or
 * in tasks that they hand over then. Any other subscription is a source: it signals on threads of its own choice, or on
 * those of whoever emits to many. Thread-safe; keeps no class loader.
 */
final class RelayingOperators extends ClassValue<Boolean> {

    private static final RelayingOperators CLASSES = new RelayingOperators();

    private RelayingOperators() {}

    static boolean contains(Class<?> type) {
        return CLASSES.get(type);
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
        return Supertypes.include(type, "reactor.core.publisher.InnerOperator")
                && !Supertypes.include(type, "org.reactivestreams.Publisher")
                && !isSource(type.getName())
                && hasOwnOnNext(type);
    }

    /** What signals by a periodic task, and the receivers of sinks in 3.4. */
    private static boolean isSource(String name) {
        return name.startsWith("reactor.core.publisher.FluxWindowTimeout")
                || name.startsWith("reactor.core.publisher.Sink");
    }

    /** Many sources inherit a subscriber's methods only because they keep a value for it as a subscriber would. */
    private static boolean hasOwnOnNext(Class<?> type) {
        try {
            Method onNext = type.getMethod("onNext", Object.class);
            return !onNext.getDeclaringClass().getName().equals("reactor.core.publisher.Operators$MonoSubscriber");
        } catch (NoSuchMethodException | LinkageError unknown) {
            return false;
        }
    }
}
