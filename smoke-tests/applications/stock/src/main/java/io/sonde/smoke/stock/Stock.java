package io.sonde.smoke.stock;

import java.util.concurrent.CountDownLatch;

/**
 * Starts the service on the loopback port that the first argument names (0 or none for a free one) and prints its
 * address on one line when it is ready. With {@code http-only} for the second argument it tells no prices over gRPC.
 */
public final class Stock {

    private Stock() {}

    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        StockDatabase database = new StockDatabase();
        database.create();
        StockServer server = new StockServer(port, database);
        server.start();
        if (arguments.length < 2 || !arguments[1].equals("http-only")) {
            PriceServer prices = new PriceServer(database);
            prices.start();
            System.out.println("stock tells prices at 127.0.0.1:" + prices.port());
        }
        System.out.println("stock is ready at http://127.0.0.1:" + server.port());
        new CountDownLatch(1).await();
    }
}
