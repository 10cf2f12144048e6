package io.sonde.instrumentation.startup;

/** Around a start method that returns nothing. */
final class StartAdvice {

    private StartAdvice() {}

    static Object enter(Object self) {
        String starter = self.getClass().getName();
        ApplicationStart.ofThisJvm().begin(starter);
        return starter;
    }

    static void exit(Object state, Throwable thrown) {
        if (state != null) {
            ApplicationStart.ofThisJvm().end((String) state, thrown == null);
        }
    }
}
