package io.sonde.smoke.context;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests whose work begins when they have long been answered: one well, one with an error. */
public final class LateWork {

    private LateWork() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        Echo echo = new Echo();
        Child.openDatabase();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch answered = new CountDownLatch(1);
        Child well = new Child(echo.port(), "late/200");
        Child wrong = new Child(echo.port(), "late/500");
        Server server = new Server((request, response) -> {
            boolean error = request.getRequestURI().equals("/500");
            pool.submit(() -> {
                answered.await();
                return (error ? wrong : well).call();
            });
            response.setStatus(error ? 500 : 200);
            return "answered";
        });
        answer(server, "/200");
        answer(server, "/500");
        answered.countDown();
        well.await();
        wrong.await();
        System.out.println("END");
        System.out.flush();
        System.exit(0);
    }

    private static void answer(Server server, String path) throws Exception {
        try (Requests requests = new Requests(server.port())) {
            System.out.println(path + " " + requests.status(path));
        }
    }
}
