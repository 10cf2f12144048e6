package io.sonde.smoke.measured;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A small table in the H2 database of this process, reached through the connection pool. */
@Component
class Items {

    /** Items are numbered from 1 to this. */
    static final int COUNT = 100;

    private final JdbcTemplate jdbc;

    Items(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("CREATE TABLE items (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL)");
        for (int id = 1; id <= COUNT; id++) {
            jdbc.update("INSERT INTO items (id, name) VALUES (?, ?)", id, "item " + id);
        }
    }

    /** One query by a prepared statement. */
    String name(int id) {
        return jdbc.queryForObject("SELECT name FROM items WHERE id = ?", String.class, id);
    }
}
