package io.sonde.agent.server;

/** Is told what went wrong inside the server; the server itself logs nothing. Called by its threads; must not throw. */
public interface ServerFailureListener {
    /**
     * @param what a path of a route, or what the server was doing; never anything that a client sent
     */
    void serverFailed(String what, Throwable failure);
}
