package io.sonde.agent.linking;

import io.sonde.agent.threads.AgentThreads;
import java.lang.invoke.MutableCallSite;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The call sites of each instrumentation, held weakly, and which instrumentations are switched off. Thread-safe. */
final class LinkedCallSites {

    private static final int FIRST_PURGE = 64;

    private final AdviceFailures failures;
    private final Map<String, Linked> byInstrumentation = new HashMap<String, Linked>();
    private final Set<String> off = new HashSet<String>();
    private final Set<String> goingOff = Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>());

    LinkedCallSites(AdviceFailures failures) {
        this.failures = failures;
    }

    /** Adds a call site that is about to be used; it is switched off at once if its instrumentation is. */
    void add(AdviceCallSite callSite) {
        if (isOffFor(callSite)) {
            callSite.switchOff();
        }
    }

    private synchronized boolean isOffFor(AdviceCallSite callSite) {
        Linked linked = byInstrumentation.get(callSite.instrumentation());
        if (linked == null) {
            linked = new Linked();
            byInstrumentation.put(callSite.instrumentation(), linked);
        }
        linked.add(callSite);
        return off.contains(callSite.instrumentation());
    }

    /**
     * Switches an instrumentation off, once. It is done on a thread of the agent: changing a call site makes the JVM throw
     * compiled code away, for which no request is to wait.
     */
    void startSwitchingOff(final String instrumentation) {
        if (!goingOff.add(instrumentation)) {
            return;
        }
        boolean started = false;
        try {
            AgentThreads.newThread("sonde-switch-off", new Runnable() {
                        @Override
                        public void run() {
                            switchOff(instrumentation);
                        }
                    })
                    .start();
            started = true;
        } finally {
            if (!started) {
                // There was no memory for a thread: the next failure tries again.
                goingOff.remove(instrumentation);
            }
        }
    }

    private void switchOff(String instrumentation) {
        List<AdviceCallSite> callSites = markOff(instrumentation);
        for (AdviceCallSite callSite : callSites) {
            callSite.switchOff();
        }
        if (!callSites.isEmpty()) {
            MutableCallSite.syncAll(callSites.toArray(new MutableCallSite[0]));
        }
        failures.switchedOff(instrumentation);
    }

    private synchronized List<AdviceCallSite> markOff(String instrumentation) {
        off.add(instrumentation);
        Linked linked = byInstrumentation.get(instrumentation);
        return linked == null ? Collections.<AdviceCallSite>emptyList() : linked.alive();
    }

    /** Those of one instrumentation; guarded by the lock of the whole. */
    private static final class Linked {

        private List<WeakReference<AdviceCallSite>> callSites = new ArrayList<WeakReference<AdviceCallSite>>();
        private int purgeAt = FIRST_PURGE;

        void add(AdviceCallSite callSite) {
            if (callSites.size() >= purgeAt) {
                List<WeakReference<AdviceCallSite>> kept = new ArrayList<WeakReference<AdviceCallSite>>();
                for (AdviceCallSite alive : alive()) {
                    kept.add(new WeakReference<AdviceCallSite>(alive));
                }
                callSites = kept;
                purgeAt = Math.max(FIRST_PURGE, 2 * kept.size());
            }
            callSites.add(new WeakReference<AdviceCallSite>(callSite));
        }

        List<AdviceCallSite> alive() {
            List<AdviceCallSite> alive = new ArrayList<AdviceCallSite>(callSites.size());
            for (WeakReference<AdviceCallSite> reference : callSites) {
                AdviceCallSite callSite = reference.get();
                if (callSite != null) {
                    alive.add(callSite);
                }
            }
            return alive;
        }
    }
}
