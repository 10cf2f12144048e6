package com.example.host;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Starts the OSGi framework on its class path with two bundles, the database's and the probe's, and does with the probe's
 * bundle what it is asked for: {@code /update} or {@code /uninstall}.
 */
public final class Host {

    private final Framework framework;
    private final File jar;
    private final Bundle probe;

    private Host(File storage, File database, File jar) throws Exception {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.getPath());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        // On Java 8 frameworks do not know that the JDK has it.
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "com.sun.net.httpserver");
        framework = ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(configuration);
        framework.start();
        this.jar = jar;
        framework.getBundleContext().installBundle(database.toURI().toString()).start();
        probe = framework.getBundleContext().installBundle(jar.toURI().toString());
        probe.start();
    }

    private void update() throws Exception {
        probe.stop();
        try (InputStream stream = new FileInputStream(jar)) {
            probe.update(stream);
        }
        refresh();
        probe.start();
    }

    private void uninstall() throws Exception {
        probe.uninstall();
        refresh();
        System.clearProperty("probe.address");
    }

    private void refresh() throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkListener listener = event -> refreshed.countDown();
        framework.adapt(FrameworkWiring.class).refreshBundles(Collections.singleton(probe), listener);
        refreshed.await();
    }

    public static void main(String[] arguments) throws Exception {
        Host host = new Host(new File(arguments[0]), new File(arguments[1]), new File(arguments[2]));
        HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/", exchange -> {
            String answer;
            try {
                if (exchange.getRequestURI().getPath().equals("/update")) {
                    host.update();
                } else if (exchange.getRequestURI().getPath().equals("/uninstall")) {
                    host.uninstall();
                }
                answer = System.getProperty("probe.address", "none");
            } catch (Exception failure) {
                failure.printStackTrace();
                answer = failure.toString();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        control.start();
        System.out.println(
                "host is ready at http://127.0.0.1:" + control.getAddress().getPort());
    }
}
