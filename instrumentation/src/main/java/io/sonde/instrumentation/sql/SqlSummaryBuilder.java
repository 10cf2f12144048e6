package io.sonde.instrumentation.sql;

/** Collects the parts of a summary. Not thread-safe. */
final class SqlSummaryBuilder {
    /** The limit of OpenTelemetry's conventions; a word that does not fit is left out whole, with all after it. */
    static final int MAX_LENGTH = 255;

    private final StringBuilder text = new StringBuilder(32);
    private boolean full;
    private String operation = "";
    private boolean isMainOperation;
    private String collection = "";
    private boolean isOneCollection = true;
    private String procedure = "";

    /** Where the text ended before a name that may prove to be an alias, or -1. */
    private int beforeAlias = -1;

    boolean isEmpty() {
        return operation.isEmpty();
    }

    /** Adds an operation; a main one comes before the ones that stand before it in the text. */
    void operation(String name, boolean main) {
        if (operation.isEmpty() || (main && !isMainOperation)) {
            operation = name;
        }
        isMainOperation = isMainOperation || main;
        append(name);
    }

    /** Adds the kind of object that the last operation defines. */
    void objectKind(String kind) {
        if (operation.indexOf(' ') < 0 && text.length() == operation.length()) {
            operation = operation + ' ' + kind;
        }
        append(kind);
    }

    /** Adds a target that is not a table. */
    void target(String name) {
        append(name.indexOf(' ') < 0 ? name : '"' + name + '"');
    }

    void collection(String name, boolean mayBeAlias) {
        int before = mayBeAlias && collection.isEmpty() && !full ? text.length() : -1;
        if (collection.isEmpty()) {
            collection = name;
        } else if (!collection.equals(name)) {
            isOneCollection = false;
        }
        target(name);
        beforeAlias = full ? -1 : before;
    }

    /** Takes the last table back if it may be an alias: in {@code DELETE u FROM users u} the table comes later. */
    void dropAlias() {
        if (beforeAlias >= 0) {
            text.setLength(beforeAlias);
            collection = "";
            beforeAlias = -1;
        }
    }

    void procedure(String name) {
        if (procedure.isEmpty()) {
            procedure = name;
        }
        target(name);
    }

    SqlSummary build() {
        return new SqlSummary(
                operation, isOneCollection ? withinLimit(collection) : "", withinLimit(procedure), text.toString());
    }

    private static String withinLimit(String name) {
        return name.length() > MAX_LENGTH ? "" : name;
    }

    private void append(String word) {
        beforeAlias = -1;
        int gap = text.length() == 0 ? 0 : 1;
        full = full || text.length() + gap + word.length() > MAX_LENGTH;
        if (!full) {
            if (gap > 0) {
                text.append(' ');
            }
            text.append(word);
        }
    }
}
