package io.sonde.instrumentation.association;

import io.sonde.bootstrap.Associated;

/**
 * Values of one type by object: in the field that the weaver gave the object's class, or else in a {@link WeakIdentityMap},
 * because a class that was loaded before the agent cannot gain a field, for instance. A value must not reach its object
 * strongly. Thread-safe as the map is; where there is a field, an object's value is seen as its own fields are.
 *
 * @param <V> what is known of an object
 */
public final class Associations<V> {

    private final Class<V> type;
    private final WeakIdentityMap<Object, V> others = new WeakIdentityMap<Object, V>();

    /** @param type the very class of this table's values: all others in an object's field are another table's */
    public Associations(Class<V> type) {
        this.type = type;
    }

    /** The object's value, null if it has none. */
    public V get(Object object) {
        if (object instanceof Associated) {
            Object value = ((Associated) object).sonde$association();
            if (value == null || value.getClass() == type) {
                return cast(value);
            }
        }
        return others.get(object);
    }

    /** Sets the object's value, in place of any it has. */
    public void put(Object object, V value) {
        if (object instanceof Associated) {
            Associated associated = (Associated) object;
            Object former = associated.sonde$association();
            if (former == null || former.getClass() == type) {
                associated.sonde$associate(value);
                return;
            }
        }
        others.put(object, value);
    }

    /** Takes the object's value away and returns it, null if it had none. */
    public V remove(Object object) {
        if (object instanceof Associated) {
            Associated associated = (Associated) object;
            Object value = associated.sonde$association();
            if (value == null) {
                return null;
            }
            if (value.getClass() == type) {
                associated.sonde$associate(null);
                return cast(value);
            }
        }
        return others.get(object) == null ? null : others.remove(object);
    }

    @SuppressWarnings("unchecked") // by its class
    private V cast(Object value) {
        return (V) value;
    }
}
