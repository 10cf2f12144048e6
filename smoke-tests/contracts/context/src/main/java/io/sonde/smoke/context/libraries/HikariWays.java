package io.sonde.smoke.context.libraries;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What a connection pool does for itself, on threads of its own. */
final class HikariWays {

    private HikariWays() {}

    static void addStrangersTo(Map<String, Way> ways) {
        // The pool is made in the request; its housekeeper fills it some time later.
        ways.put("Hikari's housekeeper", child -> {
            HikariConfig config = config(child);
            config.setMinimumIdle(1);
            config.setInitializationFailTimeout(-1);
            HikariDataSource pool = new HikariDataSource(config);
            child.await();
            pool.close();
        });
        // A request waits for a connection, which the pool makes for whoever comes first.
        ways.put("Hikari's new connection", child -> {
            HikariConfig config = config(child);
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            HikariDataSource pool = new HikariDataSource(config);
            pool.getConnection().close();
            pool.close();
        });
    }

    private static HikariConfig config(Child child) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new Connecting(child));
        config.setMaximumPoolSize(1);
        return config;
    }

    /** Does the work when the first connection is made. */
    private static final class Connecting implements DataSource {
        private final Child child;
        private final AtomicBoolean done = new AtomicBoolean();

        Connecting(Child child) {
            this.child = child;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (done.compareAndSet(false, true)) {
                child.run();
            }
            return DriverManager.getConnection("jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter writer) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("This wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
