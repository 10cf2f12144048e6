package com.example.library;

/** What is instrumented. */
public class Client extends AbstractClient implements Named {

    public static String shared = "shared";

    public Client() {}

    public Client(int retries) {}

    public String send(String request) {
        return request + '!';
    }

    public long size() {
        return 1;
    }
}
