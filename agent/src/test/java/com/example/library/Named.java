package com.example.library;

/** Gives a default method to inherit. */
public interface Named {

    default String name() {
        return "named";
    }
}
