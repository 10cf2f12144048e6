package io.sonde.instrumentation.reactor;

/** The classes of subscribers whose signals are woven. Thread-safe; keeps no class loader. */
final class CoreSubscribers extends ClassValue<Boolean> {

    private static final CoreSubscribers CLASSES = new CoreSubscribers();

    private CoreSubscribers() {}

    static boolean contains(Class<?> type) {
        return CLASSES.get(type);
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
        return Supertypes.include(type, "reactor.core.CoreSubscriber");
    }
}
