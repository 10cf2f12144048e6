package io.sonde.smoke.shop;

/** The stock service as the shop sees it. Both methods throw {@link IllegalStateException} when it fails. */
public interface StockClient {

    /** Whether there is such an item. */
    boolean exists(int item);

    /** Takes the quantity off the item; false when there is not so much of it. */
    boolean reserve(int item, int quantity);
}
