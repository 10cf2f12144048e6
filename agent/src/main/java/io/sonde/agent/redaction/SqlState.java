package io.sonde.agent.redaction;

import java.sql.SQLException;

/** What may be told of a {@code SQLException}. Loaded only once there is one, so that java.sql may be absent. */
final class SqlState {
    private SqlState() {}

    static String text(Throwable exception) {
        try {
            SQLException sql = (SQLException) exception;
            String state = sql.getSQLState();
            return "SQLState " + (isState(state) ? state : "unknown") + ", error code " + sql.getErrorCode()
                    + " (message withheld: it may hold literals)";
        } catch (Throwable failure) {
            return "SQLException (message withheld: it may hold literals)";
        }
    }

    /** Two characters of class and three of subclass; anything else may be anything. */
    private static boolean isState(String state) {
        if (state == null || state.length() != 5) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            char c = state.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return true;
    }
}
