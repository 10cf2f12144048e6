package io.sonde.smoke.httpserver;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every HTTP server, subject by subject, at one start of each. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class HttpServerContractIT
        implements DescriptionContract,
                RouteContract,
                DurationContract,
                PropagationContract,
                TransportContract,
                ServerContract {

    private static ObservedServer observed;

    private final ServerUnderTest server;

    HttpServerContractIT(ServerUnderTest server) {
        this.server = server;
    }

    static Stream<ServerUnderTest> servers() {
        return Stream.of(
                ServerUnderTest.servlets("tomcat-8.5.0", 8, "tomcat", false, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-8.5.100", 11, "tomcat", false, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-9.0.109", 17, "tomcat", false, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-10.1.59", 21, "tomcat", true, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-11.0.24", 25, "tomcat", true, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("jetty-9.4.58", 8, "jetty9", false),
                ServerUnderTest.servlets("jetty-12.0.39", 17, "jetty12", true),
                ServerUnderTest.jdkServer(8),
                ServerUnderTest.jdkServer(11),
                ServerUnderTest.jdkServer(17),
                ServerUnderTest.jdkServer(21),
                ServerUnderTest.jdkServer(25));
    }

    @BeforeParameterizedClassInvocation
    static void start(ServerUnderTest server) {
        observed = new ObservedServer(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        observed.close();
    }

    @Override
    public ServerUnderTest server() {
        return server;
    }

    @Override
    public ObservedServer observed() {
        return observed;
    }
}
