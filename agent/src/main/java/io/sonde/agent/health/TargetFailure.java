package io.sonde.agent.health;

/**
 * Whether an error says that the target is ill. What it answers to a bad request (an HTTP status below 500, a violated
 * constraint, a syntax error, a gRPC code such as NOT_FOUND) does not.
 */
final class TargetFailure {

    /** Whose error types they are. */
    enum Kind {
        HTTP,
        RPC,
        DATABASE
    }

    private TargetFailure() {}

    /** @param errorType the metric's label: a status, a code, an SQLState or the name of an exception; empty for none */
    static boolean is(Kind kind, String errorType) {
        if (errorType.isEmpty()) {
            return false;
        }
        switch (kind) {
            case HTTP:
                return !(isNumber(errorType) && errorType.length() == 3 && errorType.charAt(0) < '5');
            case RPC:
                return isIllRpc(errorType);
            default:
                return !isFaultOfStatement(errorType);
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The codes that the semantic conventions take for errors of a server; what is no code is an exception. */
    private static boolean isIllRpc(String code) {
        switch (code) {
            case "CANCELLED":
            case "INVALID_ARGUMENT":
            case "NOT_FOUND":
            case "ALREADY_EXISTS":
            case "PERMISSION_DENIED":
            case "FAILED_PRECONDITION":
            case "ABORTED":
            case "OUT_OF_RANGE":
            case "UNAUTHENTICATED":
                return false;
            default:
                return true;
        }
    }

    /** SQLState classes (ISO 9075): cardinality, data, constraint, rollback, syntax or access rule, check option. */
    private static boolean isFaultOfStatement(String state) {
        return state.length() == 5
                && (state.startsWith("21")
                        || state.startsWith("22")
                        || state.startsWith("23")
                        || state.startsWith("40")
                        || state.startsWith("42")
                        || state.startsWith("44"));
    }
}
