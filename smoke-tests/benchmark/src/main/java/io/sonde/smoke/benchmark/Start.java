package io.sonde.smoke.benchmark;

import io.sonde.smoke.kit.S3Server;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One start of the service, from the launch of the JVM to the first response.
 *
 * @param cpuSecondsLater CPU time until a second after the first response: what was put off counts too
 * @param classes loaded, those from the JDK's archive too
 * @param premainSeconds as Sonde tells; NaN for others
 */
record Start(
        Agent agent,
        int round,
        double wallSeconds,
        double cpuSeconds,
        double cpuSecondsLater,
        double classes,
        double residentBytes,
        double premainSeconds) {

    private static final long LATER_MILLIS = 1000;

    static Start measure(Agent agent, int round, int sinkPort, S3Server objects) {
        long started = System.nanoTime();
        try (Service service = Service.start(new Contestant(agent, Sampling.ALL), sinkPort, objects, List.of())) {
            service.awaitFirstResponse();
            double wall = (System.nanoTime() - started) / 1e9;
            double cpu = ProcessStatus.cpuSeconds(service.pid());
            long resident = ProcessStatus.residentBytes(service.pid());
            long classes = ProcessStatus.loadedClasses(service.pid());
            TimeUnit.MILLISECONDS.sleep(LATER_MILLIS);
            double cpuLater = ProcessStatus.cpuSeconds(service.pid());
            return new Start(agent, round, wall, cpu, cpuLater, classes, resident, service.premainSeconds());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
