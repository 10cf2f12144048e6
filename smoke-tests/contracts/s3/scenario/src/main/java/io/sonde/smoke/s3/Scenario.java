package io.sonde.smoke.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The steps, in order. Each prints one line: {@code result <step> <what came of it>}. */
public final class Scenario {

    static final String BUCKET = "shelf";
    private static final int LARGE = 8 * 1024 * 1024;
    private static final int PART = 5 * 1024 * 1024;
    private static final int THREADS = 4;
    private static final int ROUNDS = 10;

    private final ObjectStore.Factory factory;
    private final String stub;
    private final String gone;
    private final ObjectStore store;
    private final String endpoint;

    private Scenario(ObjectStore.Factory factory, String endpoint, String stub, String gone) throws Exception {
        this.factory = factory;
        this.endpoint = endpoint;
        this.stub = stub;
        this.gone = gone;
        this.store = factory.create(endpoint, "local-identity", "local-credential");
    }

    /**
     * Runs all steps, or presigns only, and then waits for the end of standard input.
     *
     * @param arguments the mode, and the endpoints of the server, of the stub and of nobody
     */
    public static void run(ObjectStore.Factory factory, String... arguments) throws Exception {
        Scenario scenario = new Scenario(factory, arguments[1], arguments[2], arguments[3]);
        if (arguments[0].equals("presign")) {
            scenario.presign();
        } else {
            scenario.all();
        }
        System.out.println("done");
        while (System.in.read() >= 0) {
            System.gc();
        }
    }

    private void all() {
        step("create", () -> {
            store.createBucket(BUCKET);
            return "ok";
        });
        step("put", () -> {
            store.put(BUCKET, "a/one", bytes("hello world"));
            return "ok";
        });
        step("get", () -> text(store.get(BUCKET, "a/one")));
        step("head", () -> Long.toString(store.head(BUCKET, "a/one")));
        step("range", () -> text(store.range(BUCKET, "a/one", 0, 4)));
        step("copy", () -> {
            store.copy(BUCKET, "a/one", "a/two");
            return "ok";
        });
        step("list", () -> store.list(BUCKET).toString());
        step("delete", () -> {
            store.delete(BUCKET, "a/two");
            return "ok";
        });
        step("missing-key", () -> text(store.get(BUCKET, "nothing")));
        step("missing-bucket", () -> text(store.get("no-such-bucket", "a/one")));
        step(
                "wrong-credentials",
                () -> text(factory.create(endpoint, "local-identity", "wrong").get(BUCKET, "a/one")));
        step("multipart", this::multipart);
        step("multipart-abort", () -> {
            store.abortUpload(BUCKET, "parts", store.createUpload(BUCKET, "parts"));
            return "ok";
        });
        step("multipart-open", () -> store.createUpload(BUCKET, "parts") == null ? "none" : "ok");
        step("upload", () -> {
            store.upload(BUCKET, "large", new Zeros(LARGE), LARGE);
            return "ok";
        });
        step("download", () -> Long.toString(drain(store.get(BUCKET, "large"))));
        step("partly-read", () -> {
            try (InputStream stream = store.get(BUCKET, "large")) {
                return Integer.toString(stream.read());
            }
        });
        presign();
        step(
                "throttled",
                () -> text(factory.create(stub, "local-identity", "local-credential")
                        .get(BUCKET, "throttled")));
        step(
                "gone",
                () -> text(factory.create(gone, "local-identity", "local-credential")
                        .get(BUCKET, "gone")));
        step("concurrent", this::concurrent);
        // The last: OkHttp may hand the connection of a leaked call to whoever comes next, body and all.
        step("unread", this::unread);
    }

    private String unread() throws Exception {
        ObjectStore other = factory.create(endpoint, "local-identity", "local-credential");
        return new LostStream(store.getUntimed(BUCKET, "a/one")).calls(() -> text(other.get(BUCKET, "a/one")));
    }

    private String multipart() throws Exception {
        String id = store.createUpload(BUCKET, "parts");
        List<String> tags = new ArrayList<String>();
        tags.add(store.uploadPart(BUCKET, "parts", id, 1, new byte[PART]));
        tags.add(store.uploadPart(BUCKET, "parts", id, 2, bytes("the end")));
        store.completeUpload(BUCKET, "parts", id, tags);
        return Long.toString(store.head(BUCKET, "parts"));
    }

    private void presign() {
        step("presign-get", () -> fetched("GET", store.presign("GET", BUCKET, "a/one")));
        step("presign-put", () -> fetched("PUT", store.presign("PUT", BUCKET, "a/presigned")));
    }

    private static String fetched(String method, URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod(method);
        if (method.equals("PUT")) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(bytes("presigned"));
        }
        return connection.getResponseCode() + " " + url;
    }

    private String concurrent() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> rounds = new ArrayList<Future<Integer>>();
        for (int i = 0; i < THREADS; i++) {
            String key = "concurrent-" + i;
            rounds.add(threads.submit(() -> {
                int good = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    store.put(BUCKET, key, bytes(key + round));
                    good += text(store.get(BUCKET, key)).equals(key + round) ? 1 : 0;
                }
                return good;
            }));
        }
        int good = 0;
        for (Future<Integer> round : rounds) {
            good += round.get();
        }
        threads.shutdown();
        return Integer.toString(good);
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // for whoever reads the output of a failed test
    private static void step(String name, Callable<String> action) {
        String result;
        try {
            result = action.call();
        } catch (Exception | LinkageError failure) {
            failure.printStackTrace();
            result = "failed " + failure;
        }
        System.out.println("result " + name + ' ' + result.replace('\n', ' '));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(InputStream stream) throws IOException {
        try (InputStream content = stream) {
            byte[] bytes = new byte[64];
            int length = 0;
            for (int read = content.read(bytes, 0, 64);
                    read >= 0 && length < 64;
                    read = content.read(bytes, length, 64 - length)) {
                length += read;
            }
            return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
        }
    }

    private static long drain(InputStream stream) throws IOException {
        try (InputStream content = stream) {
            byte[] buffer = new byte[65536];
            long count = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                count += read;
            }
            return count;
        }
    }
}
