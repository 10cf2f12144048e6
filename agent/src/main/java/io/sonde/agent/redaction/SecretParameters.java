package io.sonde.agent.redaction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names of query parameters whose values are secrets, in any case, and with hyphens or underscores or without.
 * {@code key} and {@code code} are not among them: as names of plain lookups they are far more common than as secrets,
 * and redacting them would take away what the URL is looked at for.
 */
final class SecretParameters {
    private static final int MAX_LENGTH = 40;
    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            "awsaccesskeyid",
            "signature",
            "sig",
            "xgoogsignature",
            "xgoogcredential",
            "xamzsignature",
            "xamzcredential",
            "xamzsecuritytoken",
            "securitytoken",
            "token",
            "accesstoken",
            "authtoken",
            "idtoken",
            "refreshtoken",
            "sessiontoken",
            "csrftoken",
            "apikey",
            "xapikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "subscriptionkey",
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "pass",
            "secret",
            "clientsecret",
            "clientassertion",
            "assertion",
            "samlresponse",
            "auth",
            "authorization",
            "credential",
            "credentials",
            "session",
            "sessionid",
            "sid",
            "jsessionid",
            "phpsessid",
            "jwt",
            "bearer",
            "otp",
            "codeverifier"));

    private SecretParameters() {}

    /** Whether the name between the positions is one; percent-encoded characters in it are understood. */
    static boolean contains(CharSequence text, int start, int end) {
        if (end <= start || end - start > 3 * MAX_LENGTH) {
            return false;
        }
        StringBuilder name = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < end) {
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    c = (char) (high * 16 + low);
                    i += 2;
                }
            }
            if (c != '-' && c != '_' && c != '.' && c != ' ' && c != '+') {
                name.append(c);
            }
        }
        return name.length() <= MAX_LENGTH && NAMES.contains(name.toString().toLowerCase(Locale.ROOT));
    }
}
