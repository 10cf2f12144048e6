package io.sonde.instrumentation.call;

/** One statement that a database driver executes. */
public final class DatabaseCall extends Call {

    /** The rows of a call whose result set has not been read to its end. */
    public static final int ROWS_UNKNOWN = -1;

    private final DatabaseStatement statement;
    private final int batchSize;
    private boolean failedWithState;
    private boolean hasResult;
    private boolean advancing;

    /** The rows of a result that was read to its end; while it is being read, those that were read, as -1 minus them. */
    private int rows = ROWS_UNKNOWN;

    private DatabaseCall(CurrentCall thread, DatabaseStatement statement, int batchSize) {
        super(thread);
        this.statement = statement;
        this.batchSize = batchSize;
    }

    /**
     * The calling thread, if a call can start on it.
     *
     * @return null if the thread is at such a call already (a driver under a driver), or is the agent's own
     */
    public static CurrentCall threadToStartOn() {
        CurrentCall thread = CurrentCall.ofThread();
        Call outer = thread.call();
        return outer instanceof DatabaseCall || outer == SuppressedCall.INSTANCE ? null : thread;
    }

    /** Starts a call on the calling thread and makes it current; null where {@link #threadToStartOn()} is. */
    public static DatabaseCall start(DatabaseStatement statement, int batchSize) {
        CurrentCall thread = threadToStartOn();
        return thread == null ? null : start(thread, statement, batchSize);
    }

    /**
     * Starts a call and makes it current.
     *
     * @param thread what {@link #threadToStartOn()} said just now
     * @param batchSize the number of statements in the batch, 0 if this is none
     */
    public static DatabaseCall start(CurrentCall thread, DatabaseStatement statement, int batchSize) {
        DatabaseCall call = new DatabaseCall(thread, statement, batchSize);
        call.begin();
        return call;
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.database(this);
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
        return failedWithState ? errorType() : null;
    }

    /** @param state what the driver's exception says, which may be nothing; before the end of the call */
    public void sqlState(String state) {
        if (state != null && !state.isEmpty()) {
            failedWithState = true;
            errorType(state);
        }
    }

    /** The rows that the application has read, or less than 0 if they are not known. May change after the end of the call. */
    public int returnedRows() {
        return rows;
    }

    /** The execution has given a result, whose rows can be counted. */
    public void resultOpened() {
        hasResult = true;
    }

    /**
     * Begins the reading of a row.
     *
     * @return false if it is being read already: a class that calls its superclass counts once
     */
    public boolean beginRow() {
        if (advancing) {
            return false;
        }
        advancing = true;
        return true;
    }

    @Override
    public void undo() {
        advancing = false;
        super.undo();
    }

    /** Ends what {@link #beginRow} began. */
    public void endRow(boolean read) {
        advancing = false;
        if (read && rows < 0) {
            rows--;
        }
    }

    /** No more rows will be counted. Only the first of several calls counts. */
    public void rowsComplete() {
        if (hasResult && rows < 0) {
            rows = ROWS_UNKNOWN - rows;
            Calls.pipeline().rowsReturned(this);
        }
    }
}
