package io.sonde.instrumentation;

import io.sonde.instrumentation.hikari.HikariInstrumentation;
import io.sonde.instrumentation.httpurlconnection.HttpUrlConnectionInstrumentation;
import io.sonde.instrumentation.javahttpclient.JavaHttpClientInstrumentation;
import io.sonde.instrumentation.jdbc.JdbcInstrumentation;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.tomcat.TomcatInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** Every instrumentation there is, a line each. */
public final class InstrumentationRegistry {

    private InstrumentationRegistry() {}

    /** New instances, in the order in which they are woven where several want the same method. */
    public static List<Instrumentation> all() {
        List<Instrumentation> all = new ArrayList<Instrumentation>();
        all.add(new TomcatInstrumentation());
        all.add(new HttpUrlConnectionInstrumentation());
        all.add(new JavaHttpClientInstrumentation());
        all.add(new JdbcInstrumentation());
        all.add(new HikariInstrumentation());
        return all;
    }
}
