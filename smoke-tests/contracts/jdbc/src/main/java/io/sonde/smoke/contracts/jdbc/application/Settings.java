package io.sonde.smoke.contracts.jdbc.application;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database of the run, as system properties say it. */
final class Settings {

    /** A value that must not leave the process; the tests look for it in everything that does. */
    static final String SECRET = System.getProperty("contract.secret");

    private static final int FILLING_CALLS = 200;

    private static final String DATABASE_URL = System.getProperty("contract.url");
    private static final String USER = System.getProperty("contract.user", "");
    private static final String PASSWORD = System.getProperty("contract.password", "");

    private Settings() {}

    static String get(String name) {
        return System.getProperty("contract." + name, "");
    }

    static Connection connect() throws SQLException {
        return USER.isEmpty()
                ? DriverManager.getConnection(DATABASE_URL)
                : DriverManager.getConnection(DATABASE_URL, USER, PASSWORD);
    }

    /** The driver's own data source. */
    static DataSource dataSource(String className) throws ReflectiveOperationException {
        DataSource source =
                (DataSource) Class.forName(className).getDeclaredConstructor().newInstance();
        set(source, DATABASE_URL, "setURL", "setUrl", "setDatabase");
        if (!USER.isEmpty()) {
            set(source, USER, "setUser");
            set(source, PASSWORD, "setPassword");
        }
        return source;
    }

    private static void set(Object target, String value, String... setters)
            throws InvocationTargetException, IllegalAccessException, NoSuchMethodException {
        for (String setter : setters) {
            try {
                target.getClass().getMethod(setter, String.class).invoke(target, value);
                return;
            } catch (NoSuchMethodException next) {
                // The drivers do not agree on the name.
            }
        }
        throw new NoSuchMethodException(String.join(" or ", setters));
    }

    /**
     * Makes calls of another kind, which fail at once: enough to fill a batch of spans, so that those made before leave
     * now and not before what is known of them later is in them.
     */
    static void fillBatch() throws IOException {
        for (int i = 0; i < FILLING_CALLS; i++) {
            try {
                new URL("http://127.0.0.1:1/").openConnection().getInputStream();
            } catch (ConnectException expected) {
                // Nobody listens there.
            }
        }
    }

    /** Tells the test that all is done, and lives on until it is ended, so that its metrics can be read. */
    static void done() throws InterruptedException {
        System.out.println("DONE");
        Thread.currentThread().join();
    }
}
