package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Every subscriber of Reactor's own kind: its operators, adapters of other subscribers, and those of libraries. */
public final class ReactorInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.reactor.";
    private static final String SUBSCRIBED = "(Lorg/reactivestreams/Subscription;)V";

    @Override
    public String name() {
        return "reactor";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        // They wake a thread that waits, and run no code of the application.
        targets.exceptNamesBeginning("reactor.core.publisher.Blocking");
        targets.subtypesOf("reactor.core.CoreSubscriber", SUBSCRIBED, "onNext")
                .atEntry("onSubscribe", SUBSCRIBED, PACKAGE + "SubscribedAdvice")
                .around("onNext", "(Ljava/lang/Object;)V", PACKAGE + "SignalAdvice")
                .around("onError", "(Ljava/lang/Throwable;)V", PACKAGE + "LastSignalAdvice")
                .around("onComplete", "()V", PACKAGE + "LastSignalAdvice")
                .around("request", "(J)V", PACKAGE + "SignalAdvice")
                .around("cancel", "()V", PACKAGE + "LastSignalAdvice");
        // No subscriber itself; many of them inherit from it.
        targets.named("reactor.core.publisher.Operators$DeferredSubscription")
                .around("cancel", "()V", PACKAGE + "LastSignalAdvice");
    }
}
