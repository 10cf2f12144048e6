package io.sonde.smoke.shop;

/** An order as it is stored and shown. Immutable. */
public final class Order {

    private final long id;
    private final String customer;
    private final int item;
    private final int quantity;

    Order(long id, String customer, int item, int quantity) {
        this.id = id;
        this.customer = customer;
        this.item = item;
        this.quantity = quantity;
    }

    public long getId() {
        return id;
    }

    public String getCustomer() {
        return customer;
    }

    public int getItem() {
        return item;
    }

    public int getQuantity() {
        return quantity;
    }
}
