package io.sonde.agent.conventions;

/** The methods that {@code http.request.method} may name; any other is {@value #OTHER}, so that labels stay few. */
public final class HttpMethods {

    public static final String OTHER = "_OTHER";

    private HttpMethods() {}

    /** The method itself if it is known (RFC 9110 section 9, RFC 5789), else, and for null, {@value #OTHER}. */
    public static String normalize(String method) {
        if (method == null) {
            return OTHER;
        }
        switch (method) {
            case "GET":
            case "HEAD":
            case "POST":
            case "PUT":
            case "DELETE":
            case "CONNECT":
            case "OPTIONS":
            case "TRACE":
            case "PATCH":
                return method;
            default:
                return OTHER;
        }
    }
}
