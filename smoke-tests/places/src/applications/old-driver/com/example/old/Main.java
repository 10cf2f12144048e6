package com.example.old;

import java.util.concurrent.Callable;

/** Loads the errand and the driver in two such loaders, with the class path that it was started with. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int sum = 0;
        for (int i = 0; i < 2; i++) {
            ClassLoader loader = new HidingLoader(System.getProperty("java.class.path"));
            sum += (Integer) ((Callable<?>) loader.loadClass("com.example.old.Errand")
                            .getConstructor()
                            .newInstance())
                    .call();
        }
        System.out.println("sum " + sum);
    }
}
