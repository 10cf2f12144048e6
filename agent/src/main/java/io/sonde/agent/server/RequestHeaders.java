package io.sonde.agent.server;

import java.util.Locale;

/** The few headers that the server looks at, collected while a request is parsed. */
final class RequestHeaders {
    String host;
    String accept;
    String authorization;
    boolean forwarded;
    private String acceptEncoding;
    private String connection;
    private boolean body;

    /** @throws RejectedRequest for a second {@code Host}, RFC 9112 section 3.2, or {@code Authorization} */
    void add(String name, String value) throws RejectedRequest {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "host":
                if (host != null) {
                    throw new RejectedRequest(400);
                }
                host = value;
                break;
            case "accept":
                accept = join(accept, value);
                break;
            case "authorization":
                if (authorization != null) {
                    throw new RejectedRequest(400);
                }
                authorization = value;
                break;
            case "accept-encoding":
                acceptEncoding = join(acceptEncoding, value);
                break;
            case "connection":
                connection = join(connection, value);
                break;
            case "content-length":
                body |= !value.equals("0");
                break;
            case "transfer-encoding":
                body = true;
                break;
            case "forwarded":
            case "x-forwarded-for":
                forwarded = true;
                break;
            default:
                break;
        }
    }

    /** The body of a GET means nothing to anybody here: it is not read, and the connection ends with the answer. */
    boolean endsConnection() {
        return body || hasToken(connection, "close");
    }

    boolean acceptsGzip() {
        return hasToken(acceptEncoding, "gzip");
    }

    private static String join(String before, String value) {
        return before == null ? value : before + ',' + value;
    }

    /** Whether a list holds a token whose weight is not zero. */
    private static boolean hasToken(String list, String token) {
        if (list == null) {
            return false;
        }
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            int semicolon = list.indexOf(';', start);
            boolean weighted = semicolon >= 0 && semicolon < end;
            if (list.substring(start, weighted ? semicolon : end).trim().equalsIgnoreCase(token)) {
                return !weighted || !isZero(list.substring(semicolon + 1, end));
            }
            start = end + 1;
        }
        return false;
    }

    /** {@code q=0}, {@code q=0.0} and so on. */
    private static boolean isZero(String weight) {
        String trimmed = weight.trim();
        if (!trimmed.startsWith("q=") && !trimmed.startsWith("Q=")) {
            return false;
        }
        for (int i = 2; i < trimmed.length(); i++) {
            if (trimmed.charAt(i) != '0' && trimmed.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }
}
