package io.sonde.smoke.context;

import java.util.concurrent.Callable;

/** A task that a class loader of its own defines. */
public final class LoadedTask implements Runnable, Callable<Object> {

    @Override
    public void run() {
        // only to be run
    }

    @Override
    public Object call() {
        return null;
    }
}
