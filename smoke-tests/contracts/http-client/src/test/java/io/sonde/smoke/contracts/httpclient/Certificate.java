package io.sonde.smoke.contracts.httpclient;

import io.sonde.smoke.kit.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * A key for the loopback interface with a self-made certificate, in a store that JDK 8 can read, and another store that
 * trusts it.
 */
record Certificate(Path keys, Path trusted) {

    static final String PASSWORD = "changeit";

    /** Makes it in that directory, once. */
    static Certificate make(Path directory) {
        Path keys = directory.resolve("keys.jks");
        Path trusted = directory.resolve("trusted.jks");
        if (Files.exists(trusted)) {
            return new Certificate(keys, trusted);
        }
        try {
            Process keytool = new ProcessBuilder(
                            Jdks.current().tool("keytool").toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-storetype",
                            "JKS",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-validity",
                            "2",
                            "-keystore",
                            keys.toString(),
                            "-storepass",
                            PASSWORD,
                            "-keypass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new AssertionError("keytool failed: " + output);
            }
            KeyStore made = KeyStore.getInstance("JKS");
            try (InputStream stream = Files.newInputStream(keys)) {
                made.load(stream, PASSWORD.toCharArray());
            }
            KeyStore trust = KeyStore.getInstance("JKS");
            trust.load(null, null);
            trust.setCertificateEntry("server", made.getCertificate("server"));
            try (OutputStream stream = Files.newOutputStream(trusted)) {
                trust.store(stream, PASSWORD.toCharArray());
            }
            return new Certificate(keys, trusted);
        } catch (IOException | GeneralSecurityException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
