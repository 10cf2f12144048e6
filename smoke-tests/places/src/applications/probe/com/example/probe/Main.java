package com.example.probe;

/** The probe alone. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        ClassLoader loader = Main.class.getClassLoader();
        Probe probe = new Probe(() -> loader.getClass().getName());
        System.out.println("probe is ready at " + probe.address());
    }
}
