package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.DatabaseStatement;

/** What has been added to a statement's batch. Used by one thread at a time, as statements are. */
final class StatementBatch {

    private static final int MAXIMUM_TEXTS = 8;
    private static final int MAXIMUM_TEXT_LENGTH = 4096;

    private int size;

    /** The first text of a batch of texts. */
    private DatabaseStatement first;

    /** The texts that do something else than the first one or each other; null while there are none. */
    private String[] different;

    private boolean adding;
    private DatabaseStatement added;

    /** @param sql null where a prepared statement's parameters are added */
    static Object beginAdd(Object statement, String sql) {
        OpenStatement open = OpenStatements.get(statement);
        if (open == null) {
            return null;
        }
        if (open.batch == null) {
            open.batch = new StatementBatch();
        }
        StatementBatch batch = open.batch;
        if (batch.adding) {
            return null;
        }
        batch.added = sql == null ? null : open.text(sql);
        batch.adding = true;
        return batch;
    }

    static void endAdd(Object state, Throwable thrown) {
        if (state != null) {
            StatementBatch batch = (StatementBatch) state;
            batch.adding = false;
            if (thrown == null) {
                batch.size++;
                batch.addText();
            }
        }
    }

    static void clear(Object statement) {
        OpenStatement open = OpenStatements.get(statement);
        if (open != null) {
            open.batch = null;
        }
    }

    private void addText() {
        DatabaseStatement text = added;
        added = null;
        if (first == null) {
            first = text;
        } else if (text != null && !isKnown(text)) {
            int count = different == null ? 0 : different.length;
            if (count < MAXIMUM_TEXTS) {
                String[] grown = new String[count + 1];
                if (count > 0) {
                    System.arraycopy(different, 0, grown, 0, count);
                }
                grown[count] = text.sql();
                different = grown;
            }
        }
    }

    private boolean isKnown(DatabaseStatement text) {
        return text == first || text.summary().summary().equals(first.summary().summary());
    }

    int size() {
        return size;
    }

    /** The batch's text: a prepared statement's own, else one text for each thing that is done. */
    DatabaseStatement text(OpenStatement open) {
        if (first == null) {
            return open.text();
        }
        if (different == null) {
            return first;
        }
        StringBuilder joined = new StringBuilder(first.sql());
        for (String text : different) {
            if (joined.length() + text.length() > MAXIMUM_TEXT_LENGTH) {
                break;
            }
            joined.append("; ").append(text);
        }
        return open.text(joined.toString());
    }
}
