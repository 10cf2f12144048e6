package io.sonde.instrumentation.call;

/** One statement that a database driver executes. */
public final class DatabaseCall extends Call {

    /** The rows of a call whose result set has not been read to its end. */
    public static final int ROWS_UNKNOWN = -1;

    private final DatabaseStatement statement;
    private final int batchSize;
    private String sqlState;
    private int returnedRows = ROWS_UNKNOWN;

    private DatabaseCall(CurrentCall thread, DatabaseStatement statement, int batchSize) {
        super(thread);
        this.statement = statement;
        this.batchSize = batchSize;
    }

    /**
     * Starts a call and makes it current.
     *
     * @param batchSize the number of statements in the batch, 0 if this is none
     * @return null if the thread is at such a call already (a driver under a driver), or is the agent's own
     */
    public static DatabaseCall start(DatabaseStatement statement, int batchSize) {
        CurrentCall thread = CurrentCall.ofThread();
        Call outer = thread.call();
        if (outer instanceof DatabaseCall || outer == SuppressedCall.INSTANCE) {
            return null;
        }
        DatabaseCall call = new DatabaseCall(thread, statement, batchSize);
        call.begin();
        return call;
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.database(this);
    }

    @Override
    void classify() {
        if (thrown() != null && sqlState != null && !sqlState.isEmpty()) {
            errorType(sqlState);
        } else {
            super.classify();
        }
    }

    public DatabaseStatement statement() {
        return statement;
    }

    /** The number of statements in the batch, 0 if this is none. */
    public int batchSize() {
        return batchSize;
    }

    /** The SQLState of the failure; null if there is none. */
    public String sqlState() {
        return sqlState;
    }

    public void sqlState(String state) {
        sqlState = state;
    }

    /** The rows that the application has read, or {@link #ROWS_UNKNOWN}. May be set after the end of the call. */
    public int returnedRows() {
        return returnedRows;
    }

    public void returnedRows(int rows) {
        returnedRows = rows;
        Calls.pipeline().rowsReturned(this);
    }
}
