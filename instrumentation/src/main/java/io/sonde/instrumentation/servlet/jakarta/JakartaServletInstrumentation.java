package io.sonde.instrumentation.servlet.jakarta;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The chain rather than the filters: there is one class of it in a container, and it is outermost. */
public final class JakartaServletInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.servlet.jakarta.";
    private static final String SERVICE = "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V";
    private static final String START_ASYNC = "()Ljakarta/servlet/AsyncContext;";
    private static final String START_ASYNC_WITH =
            "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)Ljakarta/servlet/AsyncContext;";

    @Override
    public String name() {
        return "servlet-jakarta";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("jakarta.servlet.http.HttpServlet").around("service", SERVICE, PACKAGE + "ServletAdvice");
        targets.subtypesOf("jakarta.servlet.FilterChain", SERVICE)
                .around("doFilter", SERVICE, PACKAGE + "FilterChainAdvice");
        targets.subtypesOf("jakarta.servlet.ServletRequest", START_ASYNC)
                .atExit("startAsync", START_ASYNC, PACKAGE + "StartAsyncAdvice")
                .atExit("startAsync", START_ASYNC_WITH, PACKAGE + "StartAsyncAdvice");
        targets.exceptNamesBeginning("jakarta.servlet.");
        targets.exceptNamesBeginning("org.apache.catalina.");
        targets.exceptNamesBeginning("org.springframework.");
    }
}
