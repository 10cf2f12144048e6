package io.sonde.instrumentation.startup;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The methods that return when a server accepts requests, or when a whole application has been started. */
public final class StartupInstrumentation implements Instrumentation {

    private static final String ADVICE = "io.sonde.instrumentation.startup.StartAdvice";
    private static final String RETURNING_ADVICE = "io.sonde.instrumentation.startup.StartReturningAdvice";

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("org.springframework.boot.SpringApplication")
                .around(
                        "run",
                        "([Ljava/lang/String;)Lorg/springframework/context/ConfigurableApplicationContext;",
                        RETURNING_ADVICE);
        targets.named("org.apache.catalina.core.StandardServer").around("startInternal", "()V", ADVICE);
        targets.named("org.eclipse.jetty.server.Server").around("doStart", "()V", ADVICE);
        targets.named("io.undertow.Undertow").around("start", "()V", ADVICE);
        targets.named("io.grpc.internal.ServerImpl")
                .around("start", "()Lio/grpc/internal/ServerImpl;", RETURNING_ADVICE);
        targets.named("sun.net.httpserver.HttpServerImpl").around("start", "()V", ADVICE);
        targets.named("sun.net.httpserver.HttpsServerImpl").around("start", "()V", ADVICE);
    }
}
