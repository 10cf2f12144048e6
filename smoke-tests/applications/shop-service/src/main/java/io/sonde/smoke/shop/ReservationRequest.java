package io.sonde.smoke.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks the stock for a reservation with the JDK's oldest client. */
final class ReservationRequest {

    private ReservationRequest() {}

    /** Whether the stock made the reservation. */
    static boolean send(URI stock, int item, int quantity) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) stock.resolve("/reservations").toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(("item=" + item + "&quantity=" + quantity).getBytes(StandardCharsets.US_ASCII));
            }
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] buffer = new byte[256];
                while (body.read(buffer) >= 0) {
                    // Read to the end, so that the connection is used again.
                }
            }
            return HttpStatuses.isSuccess(status, 409, "a reservation of item " + item);
        } catch (IOException failure) {
            throw new IllegalStateException("stock is out of reach", failure);
        }
    }
}
