package io.sonde.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One reading of {@code /metrics}.
 *
 * @param text the body as it came
 * @param samples the sample lines; comments, exemplars and time stamps are left out
 */
public record MetricsText(String text, List<Sample> samples) {

    /** One line: a name, its labels and a value. */
    public record Sample(String name, Map<String, String> labels, double value) {

        /** Whether the sample has at least these labels with these values. */
        public boolean has(Map<String, String> some) {
            return labels.entrySet().containsAll(some.entrySet());
        }

        @Override
        public String toString() {
            return name + labels + " " + value;
        }
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Reads {@code http://127.0.0.1:port/metrics} in Prometheus' text format. */
    public static MetricsText read(int port) {
        return parse(fetch(port, "text/plain; version=0.0.4"));
    }

    /** Reads {@code http://127.0.0.1:port/metrics} in the OpenMetrics format, for {@link OpenMetricsParser}. */
    public static String readOpenMetrics(int port) {
        return fetch(port, "application/openmetrics-text; version=1.0.0");
    }

    private static String fetch(int port, String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .header("Accept", accept)
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + response.statusCode());
            }
            String type = response.headers().firstValue("Content-Type").orElse("none");
            if (!type.startsWith(accept.substring(0, accept.indexOf(';')))) {
                throw new AssertionError(request.uri() + " was asked for " + accept + " and answered " + type);
            }
            return response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /**
     * Reads the samples of Prometheus' text format.
     *
     * @throws IllegalArgumentException for a line that is none
     */
    public static MetricsText parse(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> samples.add(sample(line)));
        return new MetricsText(text, List.copyOf(samples));
    }

    /** The samples of that name that have at least these labels. */
    public List<Sample> samples(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.has(labels))
                .toList();
    }

    /** The sum of the samples of that name that have at least these labels; 0 without any. */
    public double sum(String name, Map<String, String> labels) {
        return samples(name, labels).stream().mapToDouble(Sample::value).sum();
    }

    /**
     * The value of the only sample of that name with at least these labels.
     *
     * @throws AssertionError when there is none or more than one
     */
    public double value(String name, Map<String, String> labels) {
        List<Sample> found = samples(name, labels);
        if (found.size() != 1) {
            throw new AssertionError("One sample " + name + labels + " expected, found " + found
                    + (found.isEmpty() ? " among " + samples(name, Map.of()) : ""));
        }
        return found.get(0).value();
    }

    private static Sample sample(String line) {
        int brace = line.indexOf('{');
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("Not a sample: " + line);
        }
        if (brace < 0 || brace > space) {
            return new Sample(line.substring(0, space), Map.of(), number(line.substring(space + 1)));
        }
        Map<String, String> labels = new TreeMap<>();
        int end = labels(line, brace + 1, labels);
        return new Sample(
                line.substring(0, brace), Collections.unmodifiableMap(labels), number(line.substring(end + 1)));
    }

    /** Reads labels from there on and gives the place of the closing brace. */
    private static int labels(String line, int from, Map<String, String> labels) {
        int at = from;
        while (line.charAt(at) != '}') {
            int equals = line.indexOf('=', at);
            String name = line.substring(at, equals);
            StringBuilder value = new StringBuilder();
            at = equals + 2;
            while (line.charAt(at) != '"') {
                char character = line.charAt(at++);
                if (character == '\\') {
                    char escaped = line.charAt(at++);
                    value.append(escaped == 'n' ? '\n' : escaped);
                } else {
                    value.append(character);
                }
            }
            if (labels.put(name, value.toString()) != null) {
                throw new IllegalArgumentException("Label " + name + " twice: " + line);
            }
            at++;
            if (line.charAt(at) == ',') {
                at++;
            }
        }
        return at;
    }

    private static double number(String rest) {
        String text = rest.strip();
        int space = text.indexOf(' ');
        String number = space < 0 ? text : text.substring(0, space);
        return switch (number) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(number);
        };
    }
}
