package io.sonde.instrumentation.servlet.javax;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The chain rather than the filters: there is one class of it in a container, and it is outermost. */
public final class JavaxServletInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.servlet.javax.";
    private static final String SERVICE = "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V";
    private static final String START_ASYNC = "()Ljavax/servlet/AsyncContext;";
    private static final String START_ASYNC_WITH =
            "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)Ljavax/servlet/AsyncContext;";

    @Override
    public String name() {
        return "servlet-javax";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("javax.servlet.http.HttpServlet").around("service", SERVICE, PACKAGE + "ServletAdvice");
        targets.subtypesOf("javax.servlet.FilterChain", SERVICE)
                .around("doFilter", SERVICE, PACKAGE + "FilterChainAdvice");
        targets.subtypesOf("javax.servlet.ServletRequest", START_ASYNC)
                .atExit("startAsync", START_ASYNC, PACKAGE + "StartAsyncAdvice")
                .atExit("startAsync", START_ASYNC_WITH, PACKAGE + "StartAsyncAdvice");
        targets.exceptNamesBeginning("javax.servlet.");
        targets.exceptNamesBeginning("org.apache.catalina.");
        targets.exceptNamesBeginning("org.springframework.");
    }
}
