package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Every request, of whatever protocol, comes by the adapter between connector and container. */
public final class TomcatInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.tomcat.";

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("org.apache.catalina.connector.CoyoteAdapter")
                .around(
                        "service",
                        "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;)V",
                        PACKAGE + "ServiceAdvice")
                .around(
                        "asyncDispatch",
                        "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;"
                                + "Lorg/apache/tomcat/util/net/SocketEvent;)Z",
                        PACKAGE + "AsyncDispatchAdvice");
        targets.named("org.apache.catalina.connector.Request").atEntry("recycle", "()V", PACKAGE + "RecycleAdvice");
    }
}
