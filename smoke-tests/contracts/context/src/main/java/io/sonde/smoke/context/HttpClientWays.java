package io.sonde.smoke.context;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executor;

/** The thread of {@code java.net.http}'s client, by reflection: absent before Java 11. */
final class HttpClientWays {

    private static final String PACKAGE = "java.net.http.";

    private HttpClientWays() {}

    static void addStrangersTo(Map<String, Way> ways) throws ReflectiveOperationException {
        Class<?> client;
        try {
            client = Class.forName(PACKAGE + "HttpClient");
        } catch (ClassNotFoundException before) {
            return;
        }
        Class<?> clientBuilder = Class.forName(PACKAGE + "HttpClient$Builder");
        Class<?> request = Class.forName(PACKAGE + "HttpRequest");
        Class<?> handler = Class.forName(PACKAGE + "HttpResponse$BodyHandler");
        Method send = client.getMethod("send", request, handler);
        Method sendAsync = client.getMethod("sendAsync", request, handler);
        Method discarding =
                Class.forName(PACKAGE + "HttpResponse$BodySubscribers").getMethod("discarding");
        // The client and its thread begin in the request. Who then uses it belongs to none, and has it run the handler.
        ways.put("client's selector thread", child -> {
            Object builder = client.getMethod("newBuilder").invoke(null);
            clientBuilder.getMethod("executor", Executor.class).invoke(builder, (Executor) Runnable::run);
            Object made = clientBuilder.getMethod("build").invoke(builder);
            Object builtRequest = requestTo(child);
            send.invoke(made, builtRequest, handler(handler, () -> discarding.invoke(null)));
            Object running = handler(handler, () -> {
                child.run();
                return discarding.invoke(null);
            });
            Thread thread = new Thread(() -> {
                try {
                    sendAsync.invoke(made, builtRequest, running);
                } catch (ReflectiveOperationException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            thread.start();
            child.await();
        });
    }

    private static Object requestTo(Child child) throws ReflectiveOperationException {
        Object builder = Class.forName(PACKAGE + "HttpRequest")
                .getMethod("newBuilder", URI.class)
                .invoke(null, URI.create(child.url("client")));
        return Class.forName(PACKAGE + "HttpRequest$Builder").getMethod("build").invoke(builder);
    }

    private static Object handler(Class<?> type, Supplier supplier) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> supplier.get());
    }

    /** Makes what takes the body. */
    private interface Supplier {
        Object get() throws Exception;
    }
}
