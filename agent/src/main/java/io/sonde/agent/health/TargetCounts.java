package io.sonde.agent.health;

import io.sonde.agent.metrics.CounterReader;
import io.sonde.agent.metrics.MetricsRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calls of each target and how many of them failed, added up from the metric series. Bounded. */
final class TargetCounts {

    private static final String OTHER = "other";

    private final int maximum;
    private final Set<String> told;
    private final Map<String, Counts> byTarget = new TreeMap<String, Counts>();

    /** @param told the targets that are told apart, which this adds to: the same from snapshot to snapshot */
    TargetCounts(int maximum, Set<String> told) {
        this.maximum = maximum;
        this.told = told;
    }

    void read(MetricsRegistry registry) {
        registry.read("http_client_requests_total", new Http());
        registry.read("rpc_client_requests_total", new Rpc());
        registry.read("db_client_operations_total", new Db());
        registry.read("s3_client_operations_total", new S3());
    }

    Map<String, Counts> byTarget() {
        return Collections.unmodifiableMap(byTarget);
    }

    void add(String target, long calls, boolean failed) {
        String key = target;
        if (!told.contains(target)) {
            if (told.size() < maximum) {
                told.add(target);
            } else {
                key = OTHER;
            }
        }
        Counts counts = byTarget.get(key);
        if (counts == null) {
            counts = new Counts();
            byTarget.put(key, counts);
        }
        counts.calls += calls;
        counts.failures += failed ? calls : 0;
    }

    /** Of one target. */
    static final class Counts {
        long calls;
        long failures;
    }

    private abstract class Reader implements CounterReader {
        @Override
        public void series(List<String> names, List<String> values, long count) {
            add(target(names, values), count, TargetFailure.is(kind(), value(names, values, "error_type")));
        }

        abstract TargetFailure.Kind kind();

        abstract String target(List<String> names, List<String> values);

        final String value(List<String> names, List<String> values, String name) {
            int index = names.indexOf(name);
            return index < 0 ? "" : values.get(index);
        }

        final String server(List<String> names, List<String> values) {
            String port = value(names, values, "server_port");
            String address = value(names, values, "server_address");
            return port.isEmpty() ? address : address + ':' + port;
        }
    }

    private final class Http extends Reader {
        @Override
        TargetFailure.Kind kind() {
            return TargetFailure.Kind.HTTP;
        }

        @Override
        String target(List<String> names, List<String> values) {
            return "http " + server(names, values);
        }
    }

    private final class Rpc extends Reader {
        @Override
        TargetFailure.Kind kind() {
            return TargetFailure.Kind.RPC;
        }

        @Override
        String target(List<String> names, List<String> values) {
            return value(names, values, "rpc_system_name") + ' ' + server(names, values);
        }
    }

    private final class Db extends Reader {
        @Override
        TargetFailure.Kind kind() {
            return TargetFailure.Kind.DATABASE;
        }

        @Override
        String target(List<String> names, List<String> values) {
            String server = server(names, values);
            String namespace = value(names, values, "db_namespace");
            String system = value(names, values, "db_system_name");
            return server.isEmpty() ? system + ' ' + namespace : system + ' ' + server + '/' + namespace;
        }
    }

    private final class S3 extends Reader {
        @Override
        TargetFailure.Kind kind() {
            return TargetFailure.Kind.HTTP;
        }

        @Override
        String target(List<String> names, List<String> values) {
            return "s3 " + value(names, values, "bucket");
        }
    }
}
