package io.sonde.smoke.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Orders in the shop's own database. */
@Repository
class OrderRepository {

    private final JdbcTemplate database;

    OrderRepository(JdbcTemplate database) {
        this.database = database;
        database.execute("CREATE SEQUENCE order_ids");
        database.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer VARCHAR(40), item INT, quantity INT)");
    }

    Order insert(String customer, int item, int quantity) {
        Long id = database.queryForObject("SELECT NEXT VALUE FOR order_ids", Long.class);
        database.update(
                "INSERT INTO orders (id, customer, item, quantity) VALUES (?, ?, ?, ?)", id, customer, item, quantity);
        return new Order(id, customer, item, quantity);
    }

    List<Order> withId(long id) {
        return database.query(
                "SELECT id, customer, item, quantity FROM orders WHERE id = ?", (row, number) -> order(row), id);
    }

    List<Order> ofCustomer(String customer) {
        return database.query(
                "SELECT id, customer, item, quantity FROM orders WHERE customer = ? ORDER BY id",
                (row, number) -> order(row),
                customer);
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getLong(1), row.getString(2), row.getInt(3), row.getInt(4));
    }
}
