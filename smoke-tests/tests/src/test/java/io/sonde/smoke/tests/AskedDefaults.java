package io.sonde.smoke.tests;

import java.io.File;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * An application that replaces all that the JDK lets one replace for the HTTP clients of a JVM, and at the end tells who asked
 * the replacements for what. It calls the addresses that it is given, after a file.
 */
final class AskedDefaults {

    private static final Queue<String> QUESTIONS = new ConcurrentLinkedQueue<>();

    private AskedDefaults() {}

    public static void main(String[] arguments) throws Exception {
        replaceAll();
        for (int i = 1; i < arguments.length; i++) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(arguments[i]).toURL().openConnection();
            System.out.println(arguments[i] + " answered " + connection.getResponseCode());
        }
        File sign = new File(arguments[0]);
        while (!sign.exists()) {
            LockSupport.parkNanos(5_000_000);
        }
        QUESTIONS.forEach(System.out::println);
        System.out.println("that is all");
    }

    private static void asked(String what) {
        QUESTIONS.add(Thread.currentThread().getName() + " asked " + what);
    }

    private static void replaceAll() throws Exception {
        HttpURLConnection.setFollowRedirects(true);
        URLConnection.setDefaultUseCaches("http", true);
        URL.setURLStreamHandlerFactory(protocol -> {
            if (protocol.startsWith("http")) {
                asked("the stream handler factory for " + protocol);
            }
            return null;
        });
        CookieHandler.setDefault(new CookieHandler() {
            @Override
            public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                asked("the cookie handler for " + uri);
                return Map.of("Cookie", List.of("session=secret"));
            }

            @Override
            public void put(URI uri, Map<String, List<String>> headers) {
                asked("the cookie handler to keep " + uri);
            }
        });
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked("the proxy selector for " + uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                asked("the proxy selector after a failure of " + uri);
            }
        });
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked("the authenticator for " + getRequestingURL());
                return null;
            }
        });
        ResponseCache.setDefault(new ResponseCache() {
            @Override
            public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
                asked("the response cache for " + uri);
                return null;
            }

            @Override
            public CacheRequest put(URI uri, URLConnection connection) {
                asked("the response cache to keep " + uri);
                return null;
            }
        });
        replaceTls();
    }

    private static void replaceTls() throws Exception {
        HostnameVerifier verifier = (host, session) -> {
            asked("the host name verifier for " + host);
            return true;
        };
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
        SSLContext.setDefault(trusting);
        HttpsURLConnection.setDefaultHostnameVerifier(verifier);
        HttpsURLConnection.setDefaultSSLSocketFactory(trusting.getSocketFactory());
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            asked("whether to trust a client");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            asked("whether to trust a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
