package io.sonde.agent.health;

import io.sonde.agent.diagnostics.AgentCondition;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.diagnostics.InstrumentationState;
import java.util.List;

/** Whether the agent does all of its work. Degraded at most: what it leaves, it leaves for the application's sake. */
final class AgentCheck implements HealthCheck {

    private final InstrumentationReport report;
    private final AgentCondition condition;

    AgentCheck(InstrumentationReport report, AgentCondition condition) {
        this.report = report;
        this.condition = condition;
    }

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public void check(List<ComponentHealth> components) {
        ComponentHealth component = new ComponentHealth("agent", null);
        String recordingStopped = condition.recordingStopped();
        if (recordingStopped != null) {
            component.is(HealthStatus.DEGRADED, "no span is recorded: " + recordingStopped);
        }
        String weavingStopped = condition.weavingStopped();
        if (weavingStopped != null) {
            component.is(HealthStatus.DEGRADED, "nothing more is woven: " + weavingStopped);
        }
        StringBuilder switchedOff = new StringBuilder();
        for (InstrumentationState state : report.states()) {
            if (state.isSwitchedOff()) {
                switchedOff.append(switchedOff.length() == 0 ? "" : ", ").append(state.name());
            }
        }
        if (switchedOff.length() > 0) {
            component.is(HealthStatus.DEGRADED, "switched off after failures: " + switchedOff);
        }
        components.add(component
                .detail("recording", recordingStopped == null)
                .detail("weaving", weavingStopped == null)
                .detail("switched_off", switchedOff.length() == 0 ? null : switchedOff.toString()));
    }
}
