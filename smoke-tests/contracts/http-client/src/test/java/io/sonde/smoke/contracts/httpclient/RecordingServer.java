package io.sonde.smoke.contracts.httpclient;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Answers HTTP/1.1 and HTTP/2, in the clear and under TLS, and remembers every request. Paths: {@code /ok}; {@code
 * /status/N}; {@code /redirect/N} (that many times, then {@code /ok}); {@code /to-https}; {@code /bytes/N}; {@code /echo};
 * {@code /silent}, which never answers.
 */
final class RecordingServer implements AutoCloseable {

    /** A request as it arrived. */
    record Received(String method, String path, String query, HttpFields headers) {

        List<String> values(String header) {
            return headers.getValuesList(header);
        }
    }

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Server server = new Server();
    private final ServerConnector clear;
    private final ServerConnector secure;

    RecordingServer(Certificate certificate) throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        clear = new ServerConnector(
                server,
                1,
                1,
                new HttpConnectionFactory(configuration),
                new HTTP2CServerConnectionFactory(configuration));
        clear.setHost("127.0.0.1");
        HttpConfiguration secured = new HttpConfiguration(configuration);
        secured.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(certificate.keys().toString());
        ssl.setKeyStorePassword(Certificate.PASSWORD);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol("http/1.1");
        secure = new ServerConnector(
                server,
                1,
                1,
                new SslConnectionFactory(ssl, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(secured),
                new HttpConnectionFactory(secured));
        secure.setHost("127.0.0.1");
        server.addConnector(clear);
        server.addConnector(secure);
        server.setHandler(new Answers());
        server.start();
    }

    int port() {
        return clear.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    String secureUrl(String path) {
        return "https://127.0.0.1:" + secure.getLocalPort() + path;
    }

    /** The requests so far whose query has that in it, in the order of arrival. */
    List<Received> requests(String inQuery) {
        return received.stream()
                .filter(request -> request.query() != null && request.query().contains(inQuery))
                .toList();
    }

    @Override
    public void close() throws Exception {
        server.setStopTimeout(0);
        server.stop();
    }

    private final class Answers extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            String query = request.getHttpURI().getQuery();
            received.add(new Received(
                    request.getMethod(),
                    path,
                    query,
                    HttpFields.from(request.getHeaders().stream().toArray(HttpField[]::new))));
            response.getHeaders().put("X-Answer", "yes");
            if (path.startsWith("/silent")) {
                return true;
            }
            if (path.startsWith("/redirect/")) {
                Content.Source.asByteBuffer(request);
                int left = number(path);
                response.setStatus(302);
                response.getHeaders()
                        .put(HttpHeader.LOCATION, (left > 1 ? "/redirect/" + (left - 1) : "/ok") + "?" + query);
                callback.succeeded();
            } else if (path.startsWith("/to-https")) {
                response.setStatus(302);
                response.getHeaders().put(HttpHeader.LOCATION, secureUrl("/ok?" + query));
                callback.succeeded();
            } else if (path.startsWith("/status/")) {
                response.setStatus(number(path));
                response.write(true, ByteBuffer.wrap("answer".getBytes()), callback);
            } else if (path.startsWith("/bytes/")) {
                response.write(true, ByteBuffer.allocate(number(path)), callback);
            } else if (path.startsWith("/echo")) {
                Content.copy(request, response, callback);
            } else {
                Content.Source.consumeAll(request);
                response.write(true, ByteBuffer.wrap("ok".getBytes()), callback);
            }
            return true;
        }

        private int number(String path) {
            return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        }
    }
}
