package io.sonde.smoke.s3.minio8;

import io.sonde.smoke.s3.Scenario;

/** Starts the scenario. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        Scenario.run(Store::new, arguments);
    }
}
