package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Takes requests with TLS on loopback, with a certificate that nobody knows, and asks for credentials first. */
final class TlsServer implements AutoCloseable {

    static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param folder for the key store */
    TlsServer(Path folder) throws IOException, GeneralSecurityException {
        Path keystore = keystore(folder);
        try (ApplicationProcess keytool = ApplicationProcess.java(Jdks.current())
                .named("keytool")
                .tool("keytool")
                .arguments("-genkeypair", "-keyalg", "EC", "-alias", "a", "-dname", "CN=a", "-ext", "san=dns:localhost")
                .arguments("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keystore.toString())
                .start()) {
            assertThat(keytool.awaitExit(Duration.ofMinutes(1)))
                    .as(keytool.output())
                    .isZero();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keystore)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(requests.getAndIncrement() == 0 ? 401 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Its key store, which a client may trust. */
    static Path keystore(Path folder) {
        return folder.resolve("keys.p12");
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
