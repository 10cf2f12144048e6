package io.sonde.agent.diagnostics;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertyInForce;
import io.sonde.agent.export.TraceExport;
import java.util.List;

/** {@code /diagnostics}: what the agent does in this JVM, without secrets. Thread-safe. */
public final class DiagnosticsDocument {

    private final AgentConfiguration configuration;
    private final InstrumentationReport report;
    private final AgentCondition condition;
    private final TransformTimes transformTimes;
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
            AgentCondition condition,
            TransformTimes transformTimes,
            TraceExport export,
            String version,
            String bootstrapFallback,
            List<String> unavailable) {
        this.configuration = configuration;
        this.report = report;
        this.condition = condition;
        this.transformTimes = transformTimes;
        this.export = export;
        this.version = version;
        this.bootstrapFallback = bootstrapFallback;
        this.unavailable = unavailable;
    }

    /** Writes the whole document. */
    public void write(DocumentWriter writer) {
        writer.beginObject();
        writer.name("version").value(version);
        writer.name("java").value(System.getProperty("java.runtime.version"));
        writer.name("service").value(configuration.serviceName());
        writer.name("bootstrap")
                .value(
                        bootstrapFallback == null
                                ? "defined in the boot loader"
                                : "appended to the boot class path, which switches class-data sharing off: "
                                        + bootstrapFallback);
        writer.name("unavailable").values(unavailable);
        writer.name("recording").value(state(condition.recordingStopped()));
        writer.name("weaving").value(state(condition.weavingStopped()));
        writeConfiguration(writer);
        writeExport(writer);
        writeTransformation(writer);
        writer.name("instrumentations").beginArray();
        for (InstrumentationState state : report.states()) {
            write(writer, state);
        }
        writer.endArray();
        writer.endObject();
    }

    private static String state(String stopped) {
        return stopped == null ? "at work" : "stopped: " + stopped;
    }

    private void writeConfiguration(DocumentWriter writer) {
        writer.name("configuration").beginArray();
        for (PropertyInForce property : configuration.propertiesInForce()) {
            writer.beginObject();
            writer.name("name").value(property.name());
            writer.name("value").value(property.value());
            writer.name("source").value(property.origin());
            writer.endObject();
        }
        writer.endArray();
        writer.name("configuration_problems").values(configuration.problems());
    }

    private void writeExport(DocumentWriter writer) {
        writer.name("export").beginObject();
        if (export == null) {
            writer.name("exporter").value("none");
        } else {
            long lastSuccess = export.statistics().lastSuccessEpochMillis();
            writer.name("destination").value(export.destination());
            writer.name("queue_size").value(export.queue().size());
            writer.name("queue_capacity").value(export.queue().capacity());
            writer.name("successes").value(export.statistics().successes());
            writer.name("failures").value(export.statistics().failures());
            writer.name("spans_rejected").value(export.statistics().rejectedSpans());
            writer.name("calls_not_presentable").value(export.statistics().unconvertedCalls());
            writer.name("last_success_seconds_ago")
                    .value(lastSuccess == 0 ? Double.NaN : (System.currentTimeMillis() - lastSuccess) / 1000.0);
            writer.name("last_failure").value(export.statistics().lastFailure());
        }
        writer.endObject();
    }

    private void writeTransformation(DocumentWriter writer) {
        writer.name("class_transformation").beginObject();
        writer.name("classes_seen").value(transformTimes.classes());
        writer.name("seconds").value(transformTimes.nanos() / 1000 / 1e6);
        writer.name("slowest").values(report.slowestClasses());
        writer.name("failures").values(report.transformFailures());
        writer.endObject();
    }

    private static void write(DocumentWriter writer, InstrumentationState state) {
        writer.beginObject();
        writer.name("name").value(state.name());
        writer.name("state").value(state.summary());
        writer.name("applied").values(state.applied());
        writer.name("left_out").values(state.leftOut());
        writer.name("classes").value(state.transformedClasses());
        writer.name("call_sites_linked").value(state.linkedCallSites());
        writer.name("seconds").value(state.transformNanos() / 1000 / 1e6);
        writer.name("errors").value(state.errors());
        writer.name("first_error").value(state.firstError());
        if (state.firstStack() != null) {
            writer.name("first_stack").value(state.firstStack());
        }
        writer.endObject();
    }

    /** What is to be said of all this in one line. */
    public String summary() {
        StringBuilder applied = new StringBuilder();
        StringBuilder leftOut = new StringBuilder();
        long classes = 0;
        long nanos = 0;
        long errors = 0;
        for (InstrumentationState state : report.states()) {
            classes += state.transformedClasses();
            nanos += state.transformNanos();
            errors += state.errors();
            if (!state.applied().isEmpty()) {
                append(applied, state.name());
            }
            if (!state.leftOut().isEmpty()) {
                append(leftOut, state.name());
            }
        }
        StringBuilder line = new StringBuilder("at work in ")
                .append(applied.length() == 0 ? "nothing" : applied)
                .append("; ")
                .append(classes)
                .append(" classes woven in ")
                .append(nanos / 1_000_000)
                .append(" ms");
        if (leftOut.length() > 0) {
            line.append("; left out: ").append(leftOut);
        }
        line.append("; ").append(errors == 0 ? "no" : Long.toString(errors)).append(" errors in instrumentation; ");
        if (export == null) {
            line.append("no traces");
        } else {
            line.append("traces to ")
                    .append(export.destination())
                    .append(": ")
                    .append(export.statistics().successes())
                    .append(" batches arrived, ")
                    .append(export.statistics().failures())
                    .append(" failed");
        }
        return line.toString();
    }

    private static void append(StringBuilder list, String name) {
        list.append(list.length() == 0 ? "" : ", ").append(name);
    }
}
