package io.sonde.agent.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Keeps an address to clients that send a bearer token (RFC 6750 section 2.1). The digests of both tokens are compared, in a
 * time that depends on neither.
 */
public final class TokenRequired implements Endpoint {
    private static final String SCHEME = "bearer ";

    private final Endpoint guarded;
    private final byte[] expected;

    public TokenRequired(Endpoint guarded, String token) {
        this.guarded = guarded;
        this.expected = digest(token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        if (isExpected(request.authorization())) {
            guarded.serve(request, response);
        } else {
            response.error(401);
        }
    }

    private boolean isExpected(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        // one character stands for each byte that was sent
        byte[] sent = authorization.substring(SCHEME.length()).trim().getBytes(StandardCharsets.ISO_8859_1);
        return MessageDigest.isEqual(expected, digest(sent));
    }

    private static byte[] digest(byte[] token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
