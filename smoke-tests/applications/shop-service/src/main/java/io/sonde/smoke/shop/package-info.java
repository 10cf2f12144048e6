/**
 * An online shop that knows nothing of Sonde. Compiled for Java 8 against Spring 5; runs on Spring 5 and 6. How it
 * reaches the stock is up to each shop, see {@link io.sonde.smoke.shop.StockClient}.
 */
package io.sonde.smoke.shop;
