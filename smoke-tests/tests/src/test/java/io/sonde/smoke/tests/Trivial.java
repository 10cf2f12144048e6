package io.sonde.smoke.tests;

/** A program that does next to nothing. */
final class Trivial {

    static final String REACHED = "main is reached";

    private Trivial() {}

    public static void main(String[] arguments) {
        System.out.println(REACHED);
    }
}
