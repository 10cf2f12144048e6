package io.sonde.instrumentation.reactor;

/** Interfaces of a class by their names, since the classes of Reactor are not at hand. */
final class Supertypes {

    private Supertypes() {}

    /** Whether the class implements the interface of that binary name. */
    static boolean include(Class<?> type, String name) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Class<?> direct : current.getInterfaces()) {
                if (direct.getName().equals(name) || include(direct, name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
