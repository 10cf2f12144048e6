package io.sonde.agent.pipeline;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.export.SpanQueue;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.Calls;
import io.sonde.instrumentation.propagation.Propagators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A pipeline that calls of this test go through, and what it counted. */
final class TestPipeline {

    final MetricsRegistry metrics = new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {
        throw new AssertionError(metric, failure);
    });
    final SpanQueue queue;
    final TracePipeline pipeline;

    TestPipeline(int queueSize, String... properties) {
        this(new SpanQueue(queueSize, Integer.MAX_VALUE), properties);
    }

    TestPipeline(SpanQueue queue, String... properties) {
        this.queue = queue;
        pipeline = new TracePipeline(
                Propagators.parse(null), configuration(properties).live(), metrics, queue);
        Calls.connect(pipeline);
    }

    /** Puts another configuration in force. */
    void apply(String... properties) {
        pipeline.apply(configuration(properties).live());
    }

    static AgentConfiguration configuration(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new AgentConfiguration(new PropertySource(properties, name -> null));
    }

    long spans(String outcome) {
        return sample("sonde_spans_total{outcome=\"" + outcome + "\"}");
    }

    long traces(String reason) {
        return sample("sonde_traces_kept_total{reason=\"" + reason + "\"}");
    }

    long sample(String nameAndLabels) {
        StringWriter text = new StringWriter();
        try {
            metrics.write(text, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString()
                .lines()
                .filter(line ->
                        line.startsWith(nameAndLabels.replace("}", ",}") + ' ') || line.startsWith(nameAndLabels + ' '))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
