package io.sonde.smoke.contracts.grpc;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A service configuration that has unavailable calls repeated. */
final class RetryPolicy {

    private RetryPolicy() {}

    static Map<String, Object> threeAttempts() {
        Map<String, Object> policy = new HashMap<>();
        policy.put("maxAttempts", 3.0);
        policy.put("initialBackoff", "0.01s");
        policy.put("maxBackoff", "0.05s");
        policy.put("backoffMultiplier", 1.0);
        policy.put("retryableStatusCodes", Arrays.<Object>asList("UNAVAILABLE"));
        Map<String, Object> method = new HashMap<>();
        method.put("name", Arrays.<Object>asList(Collections.singletonMap("service", Text.SERVICE)));
        method.put("retryPolicy", policy);
        return Collections.<String, Object>singletonMap("methodConfig", Arrays.<Object>asList(method));
    }
}
