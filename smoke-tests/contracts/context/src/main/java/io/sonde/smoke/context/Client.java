package io.sonde.smoke.context;

import java.util.Queue;

/** Sends requests of one way one after the other, and looks where the work of each has arrived. Thread-safe. */
final class Client {

    private final int port;
    private final Echo echo;
    private final int way;
    private final boolean isFollowed;
    private final Queue<String> problems;

    Client(int port, Echo echo, int way, boolean isFollowed, Queue<String> problems) {
        this.port = port;
        this.echo = echo;
        this.way = way;
        this.isFollowed = isFollowed;
        this.problems = problems;
    }

    /**
     * Requests with so many identifiers, on one connection.
     *
     * @return how many were answered
     */
    int send(int firstId, int count) {
        int answered = 0;
        try (Requests requests = new Requests(port)) {
            for (int id = firstId; id < firstId + count; id++) {
                String traceId = String.format("%016x%016x", way + 1, id + 1);
                requests.get("/" + way + "/" + id, traceId);
                answered++;
                String found = echo.traceId(way + "/" + id);
                if (found == null || found.equals(traceId) != isFollowed) {
                    problems.add("request " + traceId + " has its work in " + found);
                }
            }
        } catch (Exception failure) {
            problems.add(failure.toString());
        }
        return answered;
    }
}
