package io.sonde.agent.server;

import java.net.InetAddress;

/** Reads the head of a request as RFC 9112 has it: strictly, except that a line may end in a bare line feed. */
final class RequestParser {
    private final String head;
    private int position;

    private RequestParser(String head) {
        this.head = head;
    }

    /**
     * @param head request line and headers with the line feeds that end them, one character for each byte
     * @throws RejectedRequest if it is malformed or asks for something that this server does not do
     */
    static Request parse(String head, InetAddress client) throws RejectedRequest {
        return new RequestParser(head).parse(client);
    }

    private Request parse(InetAddress client) throws RejectedRequest {
        String line = line();
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first <= 0 || second < 0 || line.indexOf(' ', second + 1) >= 0) {
            throw new RejectedRequest(400);
        }
        String method = line.substring(0, first);
        String target = line.substring(first + 1, second);
        requireToken(method);
        requireVisible(target);
        boolean version11 = isVersion11(line.substring(second + 1));

        RequestHeaders headers = headers();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new RejectedRequest(405);
        }
        if (version11 && headers.host == null) {
            throw new RejectedRequest(400);
        }
        String path = path(target, headers);
        boolean close = !version11 || headers.endsConnection();
        return new Request(method.equals("HEAD"), path, headers, close, client);
    }

    private RequestHeaders headers() throws RejectedRequest {
        RequestHeaders headers = new RequestHeaders();
        String line = line();
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new RejectedRequest(400);
            }
            String name = line.substring(0, colon);
            requireToken(name);
            headers.add(name, line.substring(colon + 1).trim());
            line = line();
        }
        return headers;
    }

    private String line() throws RejectedRequest {
        int feed = head.indexOf('\n', position);
        int end = feed > position && head.charAt(feed - 1) == '\r' ? feed - 1 : feed;
        String line = head.substring(position, end);
        if (line.indexOf('\r') >= 0 || line.indexOf('\0') >= 0) {
            throw new RejectedRequest(400);
        }
        position = feed + 1;
        return line;
    }

    private static boolean isVersion11(String version) throws RejectedRequest {
        switch (version) {
            case "HTTP/1.1":
                return true;
            case "HTTP/1.0":
                return false;
            default:
                throw new RejectedRequest(version.startsWith("HTTP/") ? 505 : 400);
        }
    }

    /** The authority of an absolute target replaces the header Host, RFC 9112 section 3.2.2. */
    private static String path(String target, RequestHeaders headers) throws RejectedRequest {
        String path = target;
        if (target.startsWith("http://")) {
            int slash = target.indexOf('/', "http://".length());
            int end = slash < 0 ? target.length() : slash;
            headers.host = target.substring("http://".length(), end);
            path = slash < 0 ? "/" : target.substring(slash);
        }
        if (path.charAt(0) != '/') {
            throw new RejectedRequest(400);
        }
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static void requireVisible(String target) throws RejectedRequest {
        if (target.isEmpty()) {
            throw new RejectedRequest(400);
        }
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) > '~') {
                throw new RejectedRequest(400);
            }
        }
    }

    private static void requireToken(String name) throws RejectedRequest {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                throw new RejectedRequest(400);
            }
        }
    }
}
