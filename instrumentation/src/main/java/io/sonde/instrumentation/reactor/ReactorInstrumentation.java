package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * Every subscriber of Reactor's own kind: its operators, adapters of other subscribers, and those of libraries and
 * applications; where a chain subscribes to a publisher that is not Reactor's, which may answer on any thread; and what a
 * sink disposes of.
 */
public final class ReactorInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.reactor.";
    private static final String SUBSCRIBED = "(Lorg/reactivestreams/Subscription;)V";
    private static final String SUBSCRIBE = "(Lreactor/core/CoreSubscriber;)V";
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
        targets.exceptNamesBeginning("reactor.core.publisher.Blocking");
        targets.subtypesOf("reactor.core.CoreSubscriber", SUBSCRIBED, "onNext")
                .withBridges()
                .atEntry("onSubscribe", SUBSCRIBED, PACKAGE + "SubscribedAdvice")
                .around("onNext", "(Ljava/lang/Object;)V", PACKAGE + "SignalAdvice")
                .around("onError", "(Ljava/lang/Throwable;)V", PACKAGE + "LastSignalAdvice")
                .around("onComplete", "()V", PACKAGE + "LastSignalAdvice")
                .around("request", "(J)V", PACKAGE + "SignalAdvice")
                .around("cancel", "()V", PACKAGE + "LastSignalAdvice")
                .around("dispose", "()V", PACKAGE + "LastSignalAdvice");
        // No subscriber itself; many of them inherit from it.
        targets.named("reactor.core.publisher.Operators$DeferredSubscription")
                .around("cancel", "()V", PACKAGE + "LastSignalAdvice");
        for (String source : new String[] {
            "FluxSource", "FluxSourceFuseable", "MonoSource", "MonoSourceFuseable", "MonoFromPublisher"
        }) {
            targets.named("reactor.core.publisher." + source)
                    .atEntry("subscribe", SUBSCRIBE, PACKAGE + "SubscribeAdvice");
        }
        sink(targets, "FluxCreate$BaseSink", "FluxSink;");
        sink(targets, "MonoCreate$DefaultMonoSink", "MonoSink;");
    }

    private static void sink(Targets targets, String className, String returned) {
        targets.named("reactor.core.publisher." + className)
                .atEntry("onDispose", DISPOSABLE + returned, PACKAGE + "DisposableAdvice")
                .atEntry("onCancel", DISPOSABLE + returned, PACKAGE + "DisposableAdvice")
                .around("disposeResource", "(Z)V", PACKAGE + "LastSignalAdvice");
    }
}
