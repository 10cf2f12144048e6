package io.sonde.smoke.tests;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.SmokeApplications;

/** The batch job among the applications: counts what is in stock with JDBC and ends. */
final class StockTakings {

    private StockTakings() {}

    /** How it ends: {@code complete}, {@code short} with 3, {@code broken} by an exception. */
    static JavaCommand command(Jdk jdk, String how) {
        return ApplicationProcess.java(jdk)
                .named("stock-taking")
                .main("io.sonde.smoke.stock.StockTaking", SmokeApplications.stockJar())
                .arguments(how);
    }
}
