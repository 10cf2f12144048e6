package io.sonde.agent.health;

import io.sonde.agent.redaction.ExceptionText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A check that the application registered, see {@link io.sonde.bootstrap.HealthChecks}. */
final class RegisteredCheck implements HealthCheck {

    private static final int MAXIMUM_DETAILS = 20;
    private static final int MAXIMUM_TEXT = 500;

    private final String name;
    private final Callable<?> check;

    RegisteredCheck(String name, Callable<?> check) {
        this.name = cut(name);
        this.check = check;
    }

    boolean calls(Callable<?> other) {
        return check == other;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void check(List<ComponentHealth> components) {
        ComponentHealth component = new ComponentHealth("application", name);
        components.add(component);
        Object answer;
        try {
            answer = check.call();
        } catch (Throwable failure) { // it is the application's, and a failing check is an answer
            String message = ExceptionText.message(failure);
            String type = failure.getClass().getName();
            component.is(HealthStatus.UNHEALTHY, cut(message == null ? type : type + ": " + message));
            return;
        }
        if (answer instanceof Map) {
            Map<?, ?> map = (Map<?, ?>) answer;
            judge(component, map.get("status"), map.get("reason"));
            details(component, map);
        } else {
            judge(component, answer, null);
        }
    }

    private static void judge(ComponentHealth component, Object status, Object reason) {
        String why = reason == null ? null : cut(reason.toString());
        if (status instanceof Boolean) {
            component.is((Boolean) status ? HealthStatus.HEALTHY : HealthStatus.UNHEALTHY, why);
            return;
        }
        HealthStatus found = status == null ? null : HealthStatus.of(status.toString());
        if (found == null) {
            component.is(HealthStatus.UNKNOWN, "it answered with neither a boolean nor a status");
        } else {
            component.is(found, why);
        }
    }

    private static void details(ComponentHealth component, Map<?, ?> map) {
        int count = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String detail = String.valueOf(entry.getKey());
            if (!isOwnName(detail) && count++ < MAXIMUM_DETAILS) {
                Object value = entry.getValue();
                boolean simple = value == null || value instanceof Number || value instanceof Boolean;
                component.detail(cut(detail), simple ? value : cut(value.toString()));
            }
        }
    }

    private static boolean isOwnName(String detail) {
        return detail.equals("status")
                || detail.equals("reason")
                || detail.equals("component")
                || detail.equals("name");
    }

    private static String cut(String text) {
        return text.length() <= MAXIMUM_TEXT ? text : text.substring(0, MAXIMUM_TEXT);
    }
}
