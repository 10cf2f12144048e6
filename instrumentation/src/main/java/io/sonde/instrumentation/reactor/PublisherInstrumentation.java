package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * Publishers of applications and libraries, which Reactor's operators subscribe to: they may call {@code onSubscribe} on
 * another thread than the one that subscribes.
 */
public final class PublisherInstrumentation implements Instrumentation {

    private static final String PLAIN = "(Lorg/reactivestreams/Subscriber;)V";
    private static final String CORE = "(Lreactor/core/CoreSubscriber;)V";
    private static final String ADVICE = "io.sonde.instrumentation.reactor.SubscribeAdvice";

    @Override
    public String name() {
        return "reactive-streams";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        // Its own sources call onSubscribe at once.
        targets.exceptNamesBeginning("reactor.core.publisher.");
        targets.subtypesOf("org.reactivestreams.Publisher", PLAIN, CORE)
                .atEntry("subscribe", PLAIN, ADVICE)
                .atEntry("subscribe", CORE, ADVICE);
    }
}
