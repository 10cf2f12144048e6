package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * The facade that the application holds, and clients that the application makes around it, delegate to one class; there
 * all asynchronous requests and the synchronous ones lead through one private method.
 */
public final class JavaHttpClientInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.javahttpclient.";
    private static final String REQUEST = "jdk.internal.net.http.HttpRequestImpl";

    @Override
    public String name() {
        return "java-http-client";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("jdk.internal.net.http.HttpClientImpl")
                .around(
                        "send",
                        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;)"
                                + "Ljava/net/http/HttpResponse;",
                        PACKAGE + "SendAdvice")
                .around(
                        "sendAsync",
                        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
                                + "Ljava/net/http/HttpResponse$PushPromiseHandler;Ljava/util/concurrent/Executor;)"
                                + "Ljava/util/concurrent/CompletableFuture;",
                        PACKAGE + "SendAsyncAdvice");
        targets.named("jdk.internal.net.http.MultiExchange")
                .atExit(
                        "responseAsync",
                        "(Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;",
                        PACKAGE + "ExchangeAdvice");
        targets.named(REQUEST)
                .atExit("<init>", "(Ljava/net/http/HttpRequest;Ljava/net/ProxySelector;)V", PACKAGE + "RequestAdvice")
                // The parameters differ between versions: JDK 11 does not say whether the body may be sent again.
                .around("newInstanceForRedirection", null, PACKAGE + "RedirectAdvice")
                .around(
                        "newInstanceForAuthentication",
                        "(Ljdk/internal/net/http/HttpRequestImpl;)Ljdk/internal/net/http/HttpRequestImpl;",
                        PACKAGE + "AuthenticationAdvice");
    }
}
