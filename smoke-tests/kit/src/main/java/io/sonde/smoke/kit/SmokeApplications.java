package io.sonde.smoke.kit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts the applications under {@code smoke-tests/applications}, which know nothing of Sonde. The commands are without
 * the agent until {@link JavaCommand#observed} is said.
 */
public final class SmokeApplications {

    private static final Duration START_UP = Duration.ofSeconds(90);

    private SmokeApplications() {}

    /** The stock service: the JDK's HTTP server, JDBC through HikariCP on H2. Runs on 8 and later. */
    public static JavaCommand stock(Jdk jdk) {
        return ApplicationProcess.java(jdk)
                .named("stock")
                .systemProperty("sun.net.httpserver.nodelay", "true")
                .jar(stockJar());
    }

    /** The stock service's jar, whose manifest names its class path. */
    public static Path stockJar() {
        return Checkout.built("sonde.smoke.stock.jar", "smoke-tests/applications/stock/target/stock.jar");
    }

    /** The shop, which calls the stock at that address: on Spring Boot 3 from JDK 17 on, on Spring Boot 2.7 below. */
    public static JavaCommand shop(Jdk jdk, URI stock) {
        return ApplicationProcess.java(jdk)
                .named("shop")
                .jar(
                        jdk.version() >= 17
                                ? shopJar()
                                : Checkout.built(
                                        "sonde.smoke.shop-boot2.jar",
                                        "smoke-tests/applications/shop-boot2/target/shop-boot2.jar"))
                .arguments("--stock.url=" + stock);
    }

    /** The shop's Spring Boot 3 jar, with its libraries in it. */
    public static Path shopJar() {
        return Checkout.built("sonde.smoke.shop.jar", "smoke-tests/applications/shop/target/shop.jar");
    }

    /** The jar of the service that the benchmark measures, with its libraries in it. */
    public static Path measuredJar() {
        return Checkout.built("sonde.smoke.measured.jar", "smoke-tests/applications/measured/target/measured.jar");
    }

    /** Waits until the stock has printed where it tells prices over gRPC, and gives that target. */
    public static String priceTarget(ApplicationProcess stock) {
        return stock.awaitLine("^stock tells prices at (127\\.0\\.0\\.1:\\d+)$", START_UP)
                .group(1);
    }

    /** Waits until the application has printed that it is ready, and gives its address. */
    public static URI address(ApplicationProcess application) {
        return URI.create(application
                .awaitLine("^(?:stock|shop) is ready at (http://127\\.0\\.0\\.1:\\d+)$", START_UP)
                .group(1));
    }
}
