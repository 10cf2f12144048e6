package io.sonde.agent.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** What the backend answered. Immutable. */
public final class Answer {

    /** The three forms that RFC 9110 ("Date/Time Formats") asks to accept. */
    private static final String[] DATES = {
        "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy"
    };

    /** Longer waits are all the same: too long. */
    private static final long LONGEST_WAIT_SECONDS = TimeUnit.DAYS.toSeconds(1);

    private final int status;
    private final byte[] body;
    private final String retryAfter;
    private final String date;

    /**
     * @param retryAfter the header of that name; null if it was not sent
     * @param date likewise
     */
    Answer(int status, byte[] body, String retryAfter, String date) {
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
        this.date = date;
    }

    public int status() {
        return status;
    }

    /** At most its first 64 KiB, uncompressed; not a copy. */
    public byte[] body() {
        return body;
    }

    /** How long the backend asks to be left alone, at most a day; -1 if it does not say or cannot be understood. */
    public long retryAfterMillis() {
        if (retryAfter == null) {
            return -1;
        }
        long seconds = seconds(retryAfter);
        if (seconds >= 0) {
            return TimeUnit.SECONDS.toMillis(Math.min(seconds, LONGEST_WAIT_SECONDS));
        }
        Date until = date(retryAfter);
        if (until == null) {
            return -1;
        }
        // By the backend's clock, if it tells its time: this machine's may be wrong.
        Date said = date == null ? null : date(date);
        long now = said == null ? System.currentTimeMillis() : said.getTime();
        return Math.min(Math.max(0, until.getTime() - now), TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
    }

    /** -1 if it is no number; a number that is too long counts as the longest. */
    private static long seconds(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(LONGEST_WAIT_SECONDS, value * 10 + digit);
        }
        return digits.isEmpty() ? -1 : value;
    }

    /** Null if it is none. */
    private static Date date(String text) {
        for (String pattern : DATES) {
            SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.US);
            format.setTimeZone(TimeZone.getTimeZone("GMT"));
            Date parsed = format.parse(text, new ParsePosition(0));
            if (parsed != null) {
                return parsed;
            }
        }
        return null;
    }

    /** The first bytes of what is compressed; none if it cannot be read. */
    static byte[] uncompressed(byte[] compressed, int limit) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] buffer = new byte[1024];
            int read = gzip.read(buffer);
            while (read >= 0 && plain.size() < limit) {
                plain.write(buffer, 0, Math.min(read, limit - plain.size()));
                read = gzip.read(buffer);
            }
        } catch (IOException garbage) {
            return new byte[0];
        }
        return plain.toByteArray();
    }
}
