package io.sonde.instrumentation.reactor;

/**
 * The classes of Reactor's own publishers, which say at once that they are subscribed to, or have another publisher do so.
 * Thread-safe; keeps no class loader.
 */
final class OwnPublishers extends ClassValue<Boolean> {

    private static final OwnPublishers CLASSES = new OwnPublishers();

    private OwnPublishers() {}

    static boolean contains(Class<?> type) {
        return CLASSES.get(type);
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
        return type.getName().startsWith("reactor.core.publisher.");
    }
}
