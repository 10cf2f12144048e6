package io.sonde.smoke.stock;

import java.sql.SQLException;

/**
 * A batch job: counts what is in stock and ends, depending on its argument: {@code complete} by returning,
 * {@code short} with exit code 3, {@code broken} with an uncaught exception.
 */
public final class StockTaking {

    private StockTaking() {}

    public static void main(String[] arguments) throws SQLException {
        StockDatabase database = new StockDatabase();
        database.create();
        int quantity = database.totalQuantity();
        System.out.println("total quantity: " + quantity);
        switch (arguments[0]) {
            case "complete":
                return;
            case "short":
                System.exit(3);
                return;
            case "broken":
                throw new IllegalStateException("the count is broken at " + quantity);
            default:
                throw new IllegalArgumentException("complete, short or broken, not " + arguments[0]);
        }
    }
}
