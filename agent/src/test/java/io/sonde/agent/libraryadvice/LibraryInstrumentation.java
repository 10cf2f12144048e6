package io.sonde.agent.libraryadvice;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Weaves the library of the tests: one class by its name, and subtypes of one type. */
public final class LibraryInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.agent.libraryadvice.";

    @Override
    public String name() {
        return "library";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("com.example.library.Client").around("send", null, PACKAGE + "SendAdvice");
        targets.subtypesOf("com.example.library.AbstractClient", "close")
                .around("close", "()V", PACKAGE + "CloseAdvice");
        targets.subtypesOf("com.example.library.Named", "close").around("close", "()V", PACKAGE + "CloseAdvice");
    }
}
