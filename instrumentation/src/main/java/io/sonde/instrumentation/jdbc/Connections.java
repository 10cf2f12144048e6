package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.association.Associations;
import io.sonde.instrumentation.association.WeakIdentityMap;
import java.sql.Connection;
import java.sql.DatabaseMetaData;

/** What is known of open connections: whether they are a driver's own, and to which database. Thread-safe. */
final class Connections {

    /** Stands for the database of a connection that only wraps a driver's. */
    static final StatementTexts WRAPPER = new StatementTexts(null);

    private static final Associations<StatementTexts> OPEN = new Associations<StatementTexts>(StatementTexts.class);

    private static final WeakIdentityMap<Class<?>, Role> ROLES = new WeakIdentityMap<Class<?>, Role>();

    /** What the first connection of a class turned out to be. */
    private enum Role {
        DRIVER,
        WRAPPER
    }

    private Connections() {}

    /** What the connection's statements are for, {@link #WRAPPER}, or null if nothing is known yet. */
    static StatementTexts get(Object connection) {
        StatementTexts known = OPEN.get(connection);
        if (known == null && ROLES.get(connection.getClass()) == Role.WRAPPER) {
            return WRAPPER;
        }
        return known;
    }

    /** A driver's own connection to that URL. */
    static StatementTexts register(Object connection, String url) {
        StatementTexts texts = Databases.of(url);
        OPEN.put(connection, texts);
        if (ROLES.get(connection.getClass()) == null) {
            ROLES.put(connection.getClass(), Role.DRIVER);
        }
        return texts;
    }

    /** A connection under which one of the given class did the work. */
    static void registerWrapper(Object connection, Class<?> driverClass) {
        Class<?> wrapperClass = connection.getClass();
        if (wrapperClass == driverClass || ROLES.get(wrapperClass) == Role.DRIVER) {
            OPEN.put(connection, WRAPPER);
        } else {
            ROLES.put(wrapperClass, Role.WRAPPER);
        }
    }

    /**
     * Asks a connection that did not come from {@code Driver.connect} for its URL, once. Drivers keep it in memory; should
     * one go to the database for it, that is not traced.
     */
    static StatementTexts identify(Object connection, JdbcThread thread) {
        String url = null;
        thread.identifying = true;
        try {
            DatabaseMetaData metaData = ((Connection) connection).getMetaData();
            url = metaData == null ? null : metaData.getURL();
        } catch (Throwable unknown) {
            // The connection stays one to an unknown database.
        } finally {
            thread.identifying = false;
        }
        return register(connection, url);
    }

    static void closed(Object connection) {
        OPEN.remove(connection);
    }
}
