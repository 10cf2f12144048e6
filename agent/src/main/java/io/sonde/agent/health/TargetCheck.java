package io.sonde.agent.health;

import io.sonde.agent.configuration.HealthConfiguration;
import java.util.List;
import java.util.Map;

/** Each outgoing target by the share of its calls of the last minute that failed. */
final class TargetCheck implements HealthCheck {

    private final HealthConfiguration thresholds;
    private final HealthHistory history;

    TargetCheck(HealthConfiguration thresholds, HealthHistory history) {
        this.thresholds = thresholds;
        this.history = history;
    }

    @Override
    public String name() {
        return "target";
    }

    @Override
    public void check(List<ComponentHealth> components) {
        HealthHistory.Snapshot now = history.now();
        HealthHistory.Snapshot before = history.minuteAgo();
        Map<String, TargetCounts.Counts> earlier = before.targets.byTarget();
        for (Map.Entry<String, TargetCounts.Counts> target :
                now.targets.byTarget().entrySet()) {
            TargetCounts.Counts then = earlier.get(target.getKey());
            long calls = target.getValue().calls - (then == null ? 0 : then.calls);
            long failures = target.getValue().failures - (then == null ? 0 : then.failures);
            components.add(judge(target.getKey(), calls, failures));
        }
    }

    private ComponentHealth judge(String target, long calls, long failures) {
        ComponentHealth component = new ComponentHealth("target", target);
        double ratio = calls <= 0 ? 0 : (double) failures / calls;
        if (calls >= thresholds.targetMinimumCalls()) {
            String reason = failures + " of " + calls + " calls of the last minute failed";
            if (ratio >= thresholds.targetUnhealthy()) {
                component.is(HealthStatus.UNHEALTHY, reason);
            } else if (ratio >= thresholds.targetDegraded() && failures > 0) {
                component.is(HealthStatus.DEGRADED, reason);
            }
        }
        return component
                .detail("calls_last_minute", calls)
                .detail("failures_last_minute", failures)
                .detail("error_ratio", ratio);
    }
}
