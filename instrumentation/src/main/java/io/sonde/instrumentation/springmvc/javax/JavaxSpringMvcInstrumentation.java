package io.sonde.instrumentation.springmvc.javax;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Interceptors run right after the handler has been found, before it can forward the request to another. */
public final class JavaxSpringMvcInstrumentation implements Instrumentation {

    @Override
    public String name() {
        return "spring-mvc-javax";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("org.springframework.web.servlet.HandlerExecutionChain")
                .around(
                        "applyPreHandle",
                        "(Ljavax/servlet/http/HttpServletRequest;Ljavax/servlet/http/HttpServletResponse;)Z",
                        "io.sonde.instrumentation.springmvc.javax.PreHandleAdvice");
    }
}
