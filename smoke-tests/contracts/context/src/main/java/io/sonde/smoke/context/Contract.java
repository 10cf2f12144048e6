package io.sonde.smoke.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Runs every way with a number of requests at once and prints a line for each, its name or what went wrong, and how many
 * requests that were and how many calls are left in the heap at the end.
 */
public final class Contract {

    /** What the agent may keep of the last requests, such as the one that was answered a moment ago. */
    static final int LAST_CALLS = 5;

    private static final int SOAKING_CLIENTS = 16;

    private Contract() {}

    /**
     * Runs all ways and ends the JVM.
     *
     * @param arguments how many clients send requests of a way at once, and how many each sends one after the other
     * @param ways whose work belongs to the request
     * @param strangers ways whose work begins in a request and belongs to none; each client sends one request of these
     */
    public static void run(String[] arguments, Map<String, Way> ways, Map<String, Way> strangers) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!(failure instanceof ExpectedException)) {
                failure.printStackTrace();
            }
        });
        int concurrent = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Map<String, Way> followed = new LinkedHashMap<>(ways);
        followed.put("asynchronous servlet", (WebWay) Contract::handOverToContainer);
        Map<String, Way> all = new LinkedHashMap<>(followed);
        all.putAll(strangers);
        List<Way> numbered = new ArrayList<>(all.values());
        Echo echo = new Echo();
        Child.openDatabase();
        HandlerServlet.Handler handler = (request, response) -> {
            String[] path = request.getRequestURI().substring(1).split("/");
            if (path[0].equals("during")) {
                return String.valueOf(CallInstances.count());
            }
            Child child = new Child(echo.port(), path[0] + "/" + path[1]);
            Way way = numbered.get(Integer.parseInt(path[0]));
            if (way instanceof WebWay) {
                ((WebWay) way).handle(child, request, response);
                return null;
            }
            way.handOver(child);
            child.await();
            return "done";
        };
        Server server = new Server(handler);
        try (Requests requests = new Requests(server.port())) {
            System.out.println("DURING " + requests.get("/during/it", null));
        }
        int before = CallInstances.collectAndCount();
        System.out.println("BEFORE " + before);
        ExecutorService clients = Executors.newFixedThreadPool(concurrent);
        int number = 0;
        int answered = 0;
        for (Map.Entry<String, Way> way : all.entrySet()) {
            boolean isFollowed = followed.containsKey(way.getKey());
            int port = way.getValue() instanceof ServedWay
                    ? ((ServedWay) way.getValue()).serve(new HandlerServlet(handler))
                    : server.port();
            Queue<String> problems = new ConcurrentLinkedQueue<>();
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < concurrent; i++) {
                Client client = new Client(port, echo, number, isFollowed, problems);
                int first = i * rounds;
                running.add(clients.submit(() -> client.send(first, isFollowed ? rounds : 1)));
            }
            for (Future<Integer> client : running) {
                answered += client.get();
            }
            if (isFollowed) {
                System.out.println("FOLLOWED " + way.getKey());
            }
            System.out.println(
                    problems.isEmpty()
                            ? "RIGHT " + way.getKey()
                            : "WRONG " + way.getKey() + ": " + problems.size() + " times, first " + problems.peek());
            number++;
        }
        System.out.println("REQUESTS " + answered);
        System.out.println("AFTER " + CallInstances.countUntilAtMost(before + LAST_CALLS));
        System.out.println("END");
        System.out.flush();
        System.exit(0);
    }

    /**
     * Sends requests of all ways in turns, by some clients at once, and ends the JVM.
     *
     * @param seconds for how long
     */
    static void soak(int seconds, Map<String, Way> ways) throws Exception {
        List<Way> numbered = new ArrayList<>(ways.values());
        int before = CallInstances.collectAndCount();
        List<String> names = new ArrayList<>(ways.keySet());
        Echo echo = new Echo();
        Child.openDatabase();
        Server server = new Server((request, response) -> {
            String[] path = request.getRequestURI().substring(1).split("/");
            Child child = new Child(echo.port(), path[0] + "/" + path[1]);
            numbered.get(Integer.parseInt(path[0])).handOver(child);
            child.await();
            return "done";
        });
        ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
        AtomicLong ids = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < SOAKING_CLIENTS; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> {
                try (Requests requests = new Requests(server.port())) {
                    while (System.nanoTime() < end) {
                        int way = random.nextInt(numbered.size());
                        long id = ids.incrementAndGet();
                        String traceId = String.format("%016x%016x", way + 1, id);
                        requests.get("/" + way + "/" + id, traceId);
                        String found = echo.traceId(way + "/" + id);
                        if (!traceId.equals(found)) {
                            problems.add(names.get(way) + ": request " + traceId + " has its work in " + found);
                        }
                    }
                } catch (Exception failure) {
                    problems.add(failure.toString());
                }
            });
            clients.add(thread);
            thread.start();
        }
        for (Thread client : clients) {
            client.join();
        }
        problems.forEach(problem -> System.out.println("WRONG " + problem));
        System.out.println("SOAKED " + ids.get());
        System.out.println("LEFT " + (CallInstances.countUntilAtMost(before) - before));
        System.out.println("END");
        System.out.flush();
        System.exit(0);
    }

    private static void handOverToContainer(Child child, HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.start(() -> {
            child.run();
            async.complete();
        });
    }
}
