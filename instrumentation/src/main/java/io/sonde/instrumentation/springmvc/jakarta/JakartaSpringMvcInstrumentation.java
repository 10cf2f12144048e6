package io.sonde.instrumentation.springmvc.jakarta;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Interceptors run right after the handler has been found, before it can forward the request to another. */
public final class JakartaSpringMvcInstrumentation implements Instrumentation {

    @Override
    public String name() {
        return "spring-mvc-jakarta";
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
                        "(Ljakarta/servlet/http/HttpServletRequest;Ljakarta/servlet/http/HttpServletResponse;)Z",
                        "io.sonde.instrumentation.springmvc.jakarta.PreHandleAdvice");
    }
}
