package io.sonde.instrumentation.jdkhttpserver;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** All exchanges go through a filter chain; all responses end with an event for the server or with the exchange's close. */
public final class JdkHttpServerInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.jdkhttpserver.";
    private static final String CONSTRUCTOR = "(Lsun/net/httpserver/ExchangeImpl;)V";

    @Override
    public String name() {
        return "jdk-http-server";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("com.sun.net.httpserver.Filter$Chain")
                .around("doFilter", "(Lcom/sun/net/httpserver/HttpExchange;)V", PACKAGE + "FilterChainAdvice");
        targets.named("sun.net.httpserver.ExchangeImpl").atEntry("close", "()V", PACKAGE + "CloseAdvice");
        // To JDK 17 and from JDK 21.
        targets.named("sun.net.httpserver.WriteFinishedEvent")
                .atExit("<init>", CONSTRUCTOR, PACKAGE + "WriteFinishedAdvice");
        targets.named("sun.net.httpserver.Event$WriteFinished")
                .atExit("<init>", CONSTRUCTOR, PACKAGE + "WriteFinishedAdvice");
    }
}
