package io.sonde.agent.start;

import io.sonde.agent.diagnostics.AgentCondition;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.threads.ClassWork;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Looks after threads that weave or link for long. If one is part of a deadlock, all weaving ends; a class loader that lets
 * one wait is not asked again. Management beans are touched only when something takes long. Used by one thread.
 */
final class ClassWorkWatch {

    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(8);

    /** For a thread that runs, or reads from a socket: it may only want for a processor. */
    private static final long STUCK_RUNNING_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long BETWEEN_SEARCHES_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ClassWork work;
    private final AgentCondition condition;
    private ClassWork.Task reported;
    private boolean searched;
    private long searchNanos;
    private boolean stopped;

    ClassWorkWatch(ClassWork work, AgentCondition condition) {
        this.work = work;
        this.condition = condition;
    }

    void look() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        boolean takesLong = false;
        for (ClassWork.Task task : work.inProgress()) {
            long nanos = now - task.startNanos();
            takesLong |= nanos >= LONG_NANOS;
            if (nanos >= STUCK_NANOS && nanos >= limit(task) && !work.isStoppedFor(task.loader())) {
                leaveAlone(task, nanos);
            }
        }
        if (takesLong && (!searched || now - searchNanos >= BETWEEN_SEARCHES_NANOS)) {
            searched = true;
            searchNanos = now;
            searchDeadlock();
        }
    }

    private static long limit(ClassWork.Task task) {
        return task.thread().getState() == Thread.State.RUNNABLE ? STUCK_RUNNING_NANOS : STUCK_NANOS;
    }

    private void leaveAlone(ClassWork.Task task, long nanos) {
        work.avoid(task.loader());
        if (reported == null) {
            reported = task;
            AgentLog.warn("Thread " + task.thread().getName() + " has been waiting for "
                    + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s for the class loader of "
                    + task.subject().replace('/', '.')
                    + "; the other classes of such a loader are not woven. Further ones are not reported");
        }
    }

    private void searchDeadlock() {
        long[] deadlocked;
        try {
            deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        } catch (LinkageError | UnsupportedOperationException | SecurityException unknown) {
            return;
        }
        if (deadlocked == null) {
            return;
        }
        for (ClassWork.Task task : work.inProgress()) {
            for (long id : deadlocked) {
                if (task.thread().getId() == id) {
                    stop(task);
                    return;
                }
            }
        }
    }

    private void stop(ClassWork.Task task) {
        stopped = true;
        work.stop();
        String reason =
                "thread " + task.thread().getName() + " is deadlocked with others in class loaders that were asked"
                        + " about " + task.subject().replace('/', '.');
        condition.weavingStopped(reason);
        AgentLog.warn("Nothing more is woven: " + reason + ". What is woven already goes on");
    }
}
