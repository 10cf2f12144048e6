package io.sonde.smoke.context.libraries;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Event loops and event executors. */
final class NettyWays {

    private static final EventExecutorGroup LOOPS = new NioEventLoopGroup(4);
    private static final EventExecutorGroup EXECUTORS = new DefaultEventExecutorGroup(4);

    private NettyWays() {}

    static void addTo(Map<String, Way> ways) {
        add(ways, "event loop", LOOPS);
        add(ways, "event executor", EXECUTORS);
    }

    private static void add(Map<String, Way> ways, String name, EventExecutorGroup group) {
        ways.put(name + " execute", child -> group.next().execute(child));
        ways.put(name + " execute lambda", child -> group.next().execute(() -> child.run()));
        ways.put(name + " submit runnable", child -> group.submit((Runnable) child));
        ways.put(name + " submit callable", child -> group.submit((Callable<String>) child));
        ways.put(
                name + " schedule runnable",
                child -> group.next().schedule((Runnable) child, 1, TimeUnit.MILLISECONDS));
        ways.put(
                name + " schedule callable",
                child -> group.next().schedule((Callable<String>) child, 1, TimeUnit.MILLISECONDS));
        ways.put(name + " schedule within", child -> {
            EventExecutor executor = group.next();
            executor.execute(() -> executor.schedule((Runnable) child, 1, TimeUnit.MILLISECONDS));
        });
        ways.put(name + " listener", child -> {
            EventExecutor executor = group.next();
            executor.submit(() -> {}).addListener(future -> executor.execute(child));
        });
    }

    static void addStrangersTo(Map<String, Way> ways) {
        ways.put("event loop fixed rate", child -> LOOPS.scheduleAtFixedRate(once(child), 0, 1, TimeUnit.HOURS));
        ways.put("event loop fixed delay", child -> LOOPS.scheduleWithFixedDelay(once(child), 0, 1, TimeUnit.HOURS));
        // The loop's thread begins in the request; who then uses it belongs to none.
        ways.put("selector thread of an event loop", child -> {
            EventExecutorGroup made = new NioEventLoopGroup(1);
            made.submit(() -> {}).get();
            Thread thread = new Thread(() -> made.next().execute(child));
            thread.start();
            child.await();
            made.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        });
    }

    private static Runnable once(Child child) {
        AtomicBoolean ran = new AtomicBoolean();
        return () -> {
            if (ran.compareAndSet(false, true)) {
                child.run();
            }
        };
    }
}
