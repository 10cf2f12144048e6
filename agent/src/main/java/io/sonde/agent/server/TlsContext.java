package io.sonde.agent.server;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** The server's key and certificate. Loaded only where TLS is configured. Thread-safe. */
public final class TlsContext {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;

    private TlsContext(SSLContext context) {
        this.context = context;
    }

    /** The key store cannot be read, or the password is not its own. */
    public static final class UnreadableKeystore extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableKeystore(IOException cause) {
            super(cause.getMessage());
        }
    }

    /**
     * Reads a key store.
     *
     * @param password of the store and of its key; null for none
     * @param type such as {@code PKCS12} or {@code JKS}
     * @throws GeneralSecurityException if there is no key in it, or no such type
     */
    public static TlsContext load(String file, String password, String type)
            throws GeneralSecurityException, UnreadableKeystore {
        char[] characters = password == null ? new char[0] : password.toCharArray();
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream stream = new FileInputStream(file)) {
            store.load(stream, characters);
        } catch (IOException failure) {
            throw new UnreadableKeystore(failure);
        }
        requireKey(store);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, characters);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new TlsContext(context);
    }

    private static void requireKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return;
            }
        }
        throw new KeyStoreException("it holds no key");
    }

    SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        List<String> protocols = new ArrayList<>();
        for (String supported : engine.getSupportedProtocols()) {
            for (String wanted : PROTOCOLS) {
                if (supported.equals(wanted)) {
                    protocols.add(supported);
                }
            }
        }
        engine.setEnabledProtocols(protocols.toArray(new String[0]));
        return engine;
    }
}
