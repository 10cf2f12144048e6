package io.sonde.instrumentation.hikari;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The pool itself is woven, so that the application's own metrics tracker stays what it is. */
public final class HikariInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.hikari.";

    @Override
    public String name() {
        return "hikaricp";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("com.zaxxer.hikari.pool.HikariPool")
                .withAssociation()
                .atExit("<init>", "(Lcom/zaxxer/hikari/HikariConfig;)V", PACKAGE + "OpenPoolAdvice")
                .around("getConnection", "(J)Ljava/sql/Connection;", PACKAGE + "GetConnectionAdvice")
                .atEntry("recycle", "(Lcom/zaxxer/hikari/pool/PoolEntry;)V", PACKAGE + "RecycleAdvice")
                .atExit("shutdown", "()V", PACKAGE + "ShutdownAdvice");
        targets.named("com.zaxxer.hikari.pool.PoolEntry")
                .withAssociation()
                .atEntry("createProxyConnection", null, PACKAGE + "LendAdvice");
    }
}
