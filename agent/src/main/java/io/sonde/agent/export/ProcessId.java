package io.sonde.agent.export;

/** The one resource attribute that is a number. */
final class ProcessId {

    private static final String KEY = "process.pid";
    private static final int MAXIMUM_DIGITS = 18;

    private ProcessId() {}

    /** Whether the attribute is the process's number, and is one; the configuration may name anything. */
    static boolean isProcessId(String key, String value) {
        if (!key.equals(KEY) || value.isEmpty() || value.length() > MAXIMUM_DIGITS) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
