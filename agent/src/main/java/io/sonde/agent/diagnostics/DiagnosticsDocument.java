package io.sonde.agent.diagnostics;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.export.TraceExport;
import java.util.List;
import java.util.function.Supplier;

/** {@code /diagnostics}: what the agent does in this JVM, as JSON without secrets. */
public final class DiagnosticsDocument implements Supplier<String> {

    private final AgentConfiguration configuration;
    private final InstrumentationReport report;
    private final TraceExport export;
    private final String version;
    private final String bootstrapFallback;
    private final List<String> unavailable;

    /**
     * @param export null if no span is recorded
     * @param bootstrapFallback why the boot class path had to be appended to; null if it had not
     * @param unavailable what this JVM does not have, with the reason
     */
    public DiagnosticsDocument(
            AgentConfiguration configuration,
            InstrumentationReport report,
            TraceExport export,
            String version,
            String bootstrapFallback,
            List<String> unavailable) {
        this.configuration = configuration;
        this.report = report;
        this.export = export;
        this.version = version;
        this.bootstrapFallback = bootstrapFallback;
        this.unavailable = unavailable;
    }

    @Override
    public String get() {
        final JsonWriter json = new JsonWriter();
        json.beginObject();
        json.name("version").value(version);
        json.name("java").value(System.getProperty("java.runtime.version"));
        json.name("service").value(configuration.serviceName());
        json.name("bootstrap")
                .value(
                        bootstrapFallback == null
                                ? "defined in the boot loader"
                                : "appended to the boot class path, which switches class-data sharing off: "
                                        + bootstrapFallback);
        json.name("unavailable").values(unavailable);
        json.name("configuration_problems").values(configuration.problems());
        writeExport(json);
        json.name("instrumentations").beginArray();
        report.read(new InstrumentationReport.Reader() {
            @Override
            public void instrumentation(
                    String name,
                    boolean disabled,
                    List<String> applied,
                    List<String> leftOut,
                    long errors,
                    String firstError) {
                json.beginObject();
                json.name("name").value(name);
                json.name("state").value(state(disabled, applied, leftOut));
                json.name("applied").values(applied);
                json.name("left_out").values(leftOut);
                json.name("errors").value(errors);
                json.name("first_error").value(firstError);
                json.endObject();
            }
        });
        json.endArray();
        json.name("transform_failures").values(report.transformFailures());
        json.endObject();
        return json.toString();
    }

    private static String state(boolean disabled, List<String> applied, List<String> leftOut) {
        if (disabled) {
            return "disabled by configuration";
        }
        if (!applied.isEmpty()) {
            return leftOut.isEmpty() ? "applied" : "applied in some class loaders";
        }
        return leftOut.isEmpty() ? "library not loaded" : "left out";
    }

    private void writeExport(JsonWriter json) {
        json.name("export").beginObject();
        if (export == null) {
            json.name("exporter").value("none");
        } else {
            json.name("destination").value(export.destination());
            json.name("queue_size").value(export.queue().size());
            json.name("queue_capacity").value(export.queue().capacity());
            json.name("successes").value(export.statistics().successes());
            json.name("failures").value(export.statistics().failures());
            json.name("calls_not_presentable").value(export.statistics().unconvertedCalls());
            json.name("last_failure").value(export.statistics().lastFailure());
        }
        json.endObject();
    }
}
