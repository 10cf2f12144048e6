package io.sonde.instrumentation.handover;

import io.sonde.bootstrap.Associated;
import io.sonde.instrumentation.association.WeakIdentityQueues;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.StrictMode;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.Future;

/**
 * Which call a task belongs to, from the hand-over to another thread until it runs there. A task is not kept alive; a task
 * that is dropped takes its association with it. What waits for a task that runs is removed. Thread-safe.
 */
public final class HandOver {

    /** A Call, or NO_CALL. */
    private static final WeakIdentityQueues<Object> WAITING = new WeakIdentityQueues<Object>();

    /** Stands behind a call for the same object where it was handed over without one. */
    private static final Object NO_CALL = new Object();

    private HandOver() {}

    /** An object that runs once has been handed over. */
    public static void once(Object task) {
        Call call = CurrentCall.toHandOver();
        if (call != null && !Excluded.isExcluded(task.getClass())) {
            if (task instanceof Associated) {
                Associated step = (Associated) task;
                if (isForCalls(step.sonde$association())) {
                    step.sonde$associate(call);
                    return;
                }
            }
            WAITING.put(task, call);
        }
    }

    /** Steps of a CompletableFuture have the field for their calls; that of a driver's object, should one be a task, is not. */
    private static boolean isForCalls(Object association) {
        return association == null || association instanceof Call;
    }

    private static Object get(Object task) {
        if (task instanceof Associated) {
            Object association = ((Associated) task).sonde$association();
            if (isForCalls(association)) {
                return association;
            }
        }
        return WAITING.get(task);
    }

    private static Object take(Object task) {
        if (task instanceof Associated) {
            Associated step = (Associated) task;
            Object association = step.sonde$association();
            if (association == null) {
                return null;
            }
            if (association instanceof Call) {
                step.sonde$associate(null);
                return association;
            }
        }
        return WAITING.take(task);
    }

    /**
     * A task has been handed over. It may be one object for many hand-overs, as a lambda that captures nothing is: they are
     * run in the order in which they were handed over.
     */
    public static void task(Object task) {
        if (task instanceof AsynchronousCompletionTask) {
            return;
        }
        if (task instanceof Future) {
            once(task);
            return;
        }
        Call call = CurrentCall.toHandOver();
        if (call == null) {
            if (WAITING.get(task) != null) {
                WAITING.add(task, NO_CALL);
            }
        } else if (!Excluded.isExcluded(task.getClass())) {
            WAITING.add(task, call);
        }
    }

    /** The task that was handed over last will not run. */
    public static void rejected(Object task) {
        WAITING.takeNewest(task);
    }

    /** The task has been removed from where it waited. */
    public static void removed(Object task) {
        take(task);
    }

    /**
     * A task begins on this thread: makes the call that handed it over current.
     *
     * @return what {@link #end(Object)} wants back
     */
    public static Object begin(Object task) {
        if (task instanceof AsynchronousCompletionTask) {
            return null;
        }
        return beginStep(task);
    }

    /** As {@link #begin(Object)}, for the steps of a CompletableFuture too. */
    public static Object beginStep(Object task) {
        Object waiting = take(task);
        if (waiting != null) {
            return attach(waiting == NO_CALL ? null : (Call) waiting);
        }
        return StrictMode.isEnabled() ? Attached.unchanged() : null;
    }

    /**
     * A step that runs once begins on this thread, whosever thread it is: makes the call current in which it was made, or
     * none.
     */
    public static Object beginOnce(Object step) {
        Object state = beginAttempt(step);
        take(step);
        return state;
    }

    /** A step may run now, or not yet: makes the call current in which it was made, or none. */
    public static Object beginAttempt(Object step) {
        CurrentCall current = CurrentCall.ofThreadIfPresent();
        Object waiting = get(step);
        if (waiting == null && (current == null || CurrentCall.toHandOver() == null)) {
            return null;
        }
        return attach((Call) waiting);
    }

    /**
     * Work that belongs to the given call, to none where that is null, begins on this thread, whosever thread it is.
     *
     * @return what {@link #end(Object)} wants back
     */
    public static Object beginIn(Call call) {
        CurrentCall current = CurrentCall.ofThreadIfPresent();
        if ((current == null ? null : current.call()) == call) {
            return StrictMode.isEnabled() ? Attached.unchanged() : null;
        }
        return call == null ? beginWithoutCall() : attach(call);
    }

    /** What begins on this thread belongs to no call. */
    public static Object beginWithoutCall() {
        return CurrentCall.toHandOver() == null ? null : attach(null);
    }

    /** Where the call is current already, as it is in the steps that a step runs, there is nothing to do. */
    private static Object attach(Call call) {
        CurrentCall current = CurrentCall.ofThread();
        if (current.call() == call && !StrictMode.isEnabled()) {
            return null;
        }
        Call previous = Call.attach(current, call);
        return previous == null && !StrictMode.isEnabled() ? current : new Attached(current, call, previous);
    }

    /** A task has ended on this thread: makes current what was so before. */
    public static void end(Object state) {
        if (state == null) {
            return;
        }
        if (state instanceof CurrentCall) {
            Call.detach((CurrentCall) state, null);
        } else {
            ((Attached) state).detach();
        }
    }

    /** The number of tasks that are waited for, but for steps that have the field. */
    public static int waiting() {
        return WAITING.size();
    }
}
