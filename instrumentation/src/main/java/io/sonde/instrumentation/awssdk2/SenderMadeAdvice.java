package io.sonde.instrumentation.awssdk2;

/** At the end of the constructor of an HTTP client whose requests are woven too. */
final class SenderMadeAdvice {

    private SenderMadeAdvice() {}

    static void exit(Object client, Throwable thrown) {
        Senders.add(client);
    }
}
