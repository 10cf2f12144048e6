package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * Every subscriber of Reactor's own kind: its operators, adapters of other subscribers, and those of libraries and
 * applications; where an operator subscribes to a publisher, which may be another's and answer on any thread; and what a sink
 * disposes of.
 */
public final class ReactorInstrumentation implements Instrumentation {

    private static final String OWN = "reactor.core.publisher.";
    private static final String PACKAGE = "io.sonde.instrumentation.reactor.";
    private static final String SUBSCRIBED = "(Lorg/reactivestreams/Subscription;)V";
    private static final String SUBSCRIBE = "(Lorg/reactivestreams/Subscriber;)V";
    private static final String DISPOSABLE = "(Lreactor/core/Disposable;)Lreactor/core/publisher/";

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
        targets.exceptNamesBeginning(OWN + "Blocking");
        targets.subtypesOf("reactor.core.CoreSubscriber", SUBSCRIBED, "onNext")
                .withBridges()
                .markedIfNameBegins(OWN)
                .around("onSubscribe", SUBSCRIBED, PACKAGE + "SubscribedAdvice")
                .around("onNext", "(Ljava/lang/Object;)V", PACKAGE + "SignalAdvice")
                .around("onError", "(Ljava/lang/Throwable;)V", PACKAGE + "LastSignalAdvice")
                .around("onComplete", "()V", PACKAGE + "LastSignalAdvice")
                .around("request", "(J)V", PACKAGE + "SignalAdvice")
                .around("cancel", "()V", PACKAGE + "CancelAdvice")
                .around("dispose", "()V", PACKAGE + "CancelAdvice");
        // No subscriber itself; many of them inherit from it.
        targets.named(OWN + "Operators$DeferredSubscription").around("cancel", "()V", PACKAGE + "CancelAdvice");
        targets.namesBeginning(OWN, SUBSCRIBE)
                .beforeCalls(
                        new CalledMethod("org.reactivestreams.Publisher", "subscribe", SUBSCRIBE),
                        PACKAGE + "OperatorSubscribesAdvice");
        sink(targets, "FluxCreate$BaseSink", "FluxSink;");
        sink(targets, "MonoCreate$DefaultMonoSink", "MonoSink;");
    }

    private static void sink(Targets targets, String className, String returned) {
        targets.named(OWN + className)
                .markedIfNameBegins(OWN)
                .atEntry("onDispose", DISPOSABLE + returned, PACKAGE + "DisposableAdvice")
                .atEntry("onCancel", DISPOSABLE + returned, PACKAGE + "DisposableAdvice")
                .around("disposeResource", "(Z)V", PACKAGE + "LastSignalAdvice");
    }
}
