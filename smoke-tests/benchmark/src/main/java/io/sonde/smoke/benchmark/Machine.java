package io.sonde.smoke.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where it was measured. */
final class Machine {

    private Machine() {}

    /** Cores, processor, memory, operating system and JDK on one line. */
    static String describe() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getAvailableProcessors() + " cores of " + processor() + ", "
                + Math.round(system.getTotalMemorySize() / (double) (1 << 30)) + " GB of memory, " + system.getName()
                + " " + system.getVersion() + ", " + System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    private static String processor() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"))
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("an unknown processor");
        } catch (IOException unreadable) {
            return "an unknown processor";
        }
    }
}
