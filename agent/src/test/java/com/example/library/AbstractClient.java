package com.example.library;

/** Gives members to inherit. */
public abstract class AbstractClient {

    protected int inherited;

    public void close() {}
}
