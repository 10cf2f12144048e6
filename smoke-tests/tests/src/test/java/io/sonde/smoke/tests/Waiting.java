package io.sonde.smoke.tests;

import java.util.concurrent.CountDownLatch;

/** A program without a server that goes on: in its main thread, or in another one when the main method has returned. */
final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("stay")) {
            stay();
        } else {
            new Thread(Waiting::stay).start();
        }
    }

    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
