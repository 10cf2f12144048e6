package io.sonde.smoke.contracts.jdbc.application;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database of the run, as system properties say it. */
final class Settings {

    /** A value that must not leave the process; the tests look for it in everything that does. */
    static final String SECRET = System.getProperty("contract.secret");

    private static final String URL = System.getProperty("contract.url");
    private static final String USER = System.getProperty("contract.user", "");
    private static final String PASSWORD = System.getProperty("contract.password", "");

    private Settings() {}

    static String get(String name) {
        return System.getProperty("contract." + name, "");
    }

    static Connection connect() throws SQLException {
        return USER.isEmpty() ? DriverManager.getConnection(URL) : DriverManager.getConnection(URL, USER, PASSWORD);
    }

    /** The driver's own data source. */
    static DataSource dataSource(String className) throws ReflectiveOperationException {
        DataSource source =
                (DataSource) Class.forName(className).getDeclaredConstructor().newInstance();
        set(source, URL, "setURL", "setUrl", "setDatabase");
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

    /** Tells the test that all is done, and lives on until it is ended, so that its metrics can be read. */
    static void done() throws InterruptedException {
        System.out.println("DONE");
        Thread.currentThread().join();
    }
}
