package io.sonde.instrumentation.grpc;

import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** The lists in which builders keep what is added to them. */
final class BuilderLists {

    private static final MethodType BUILDER_TO_LIST = MethodType.methodType(List.class, Object.class);

    private BuilderLists() {}

    /** Reads that field of the class that is woven. */
    static MethodHandle getter(String field) {
        MethodHandle getter = getterIfThere(field);
        if (getter == null) {
            throw new IllegalStateException(WovenClass.lookup().lookupClass().getName() + " has no list " + field);
        }
        return getter;
    }

    /** Reads that field of the class that is woven; null if there is none. */
    static MethodHandle getterIfThere(String field) {
        MethodHandles.Lookup lookup = WovenClass.lookup();
        try {
            return lookup.findGetter(lookup.lookupClass(), field, List.class).asType(BUILDER_TO_LIST);
        } catch (NoSuchFieldException | IllegalAccessException missing) {
            return null;
        }
    }

    /** The builder's list; null if its class has none. */
    @SuppressWarnings("unchecked") // what is added is of the list's type
    static List<Object> get(MethodHandle getter, Object builder) throws Throwable {
        return getter == null ? null : (List<Object>) (List<?>) (List) getter.invokeExact(builder);
    }

    /** Removes that very object, if it is there. */
    static void remove(List<Object> list, Object added) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i) == added) {
                list.remove(i);
                return;
            }
        }
    }
}
