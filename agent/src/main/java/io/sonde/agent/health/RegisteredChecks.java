package io.sonde.agent.health;

import io.sonde.bootstrap.HealthChecks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** The application's own checks, as they are registered at each moment. Bounded. Not thread-safe. */
final class RegisteredChecks {

    private static final int MAXIMUM = 50;

    private final Map<String, Entry> known = new HashMap<String, Entry>();

    /** The same objects as before for checks that are still the same, because one may still be running. */
    Collection<TimedCheck> current() {
        Map<String, Callable<?>> registered = HealthChecks.registered();
        known.keySet().retainAll(registered.keySet());
        Collection<TimedCheck> current = new ArrayList<TimedCheck>();
        for (Map.Entry<String, Callable<?>> check : registered.entrySet()) {
            if (current.size() == MAXIMUM) {
                break;
            }
            Entry entry = known.get(check.getKey());
            if (entry == null || !entry.check.calls(check.getValue())) {
                entry = new Entry(check.getKey(), check.getValue());
                known.put(check.getKey(), entry);
            }
            current.add(entry.timed);
        }
        return current;
    }

    private static final class Entry {
        final RegisteredCheck check;
        final TimedCheck timed;

        Entry(String name, Callable<?> callable) {
            check = new RegisteredCheck(name, callable);
            timed = new TimedCheck(check, callable.getClass().getClassLoader());
        }
    }
}
