package io.sonde.agent.export;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ExportConfiguration;
import io.sonde.agent.http.HttpSender;
import java.util.Map;

/** Creates the configured exporter when there is something to export, so that start-up does not pay for it. */
final class ExporterFactory {

    private final AgentConfiguration agent;
    private final ExportConfiguration configuration;
    private final EpochClock clock;
    private final Map<String, String> resource;

    ExporterFactory(AgentConfiguration agent, EpochClock clock, Map<String, String> resource) {
        this.agent = agent;
        this.configuration = agent.export();
        this.clock = clock;
        this.resource = resource;
    }

    TraceExporter create() {
        if (configuration.exporter() == ExportConfiguration.Exporter.CONSOLE) {
            return new ConsoleExporter(agent.spanLimits(), agent.isHostInClientSpanName());
        }
        return new OtlpExporter(
                new OtlpTraces(clock, resource, agent.spanLimits(), agent.isHostInClientSpanName()),
                new HttpSender(
                        configuration.endpoint(),
                        OtlpExporter.CONTENT_TYPE,
                        configuration.headers(),
                        configuration.isCompressed(),
                        timeoutMillis()));
    }

    /** The sender works on the calling thread, so that the shorter limit is the one for both; 0 is none. */
    private long timeoutMillis() {
        long request = configuration.timeoutMillis();
        long batch = configuration.exportTimeoutMillis();
        return request == 0 || batch == 0 ? Math.max(request, batch) : Math.min(request, batch);
    }

    /** Where spans go, for people. */
    String destination() {
        return configuration.destination();
    }
}
