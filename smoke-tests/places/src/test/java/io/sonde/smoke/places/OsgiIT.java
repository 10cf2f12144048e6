package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles see of the boot loader what begins with {@code java.} and what they import. */
class OsgiIT {

    private static final String FELIX = "org.apache.felix.framework-7.0.5";
    private static final String FELIX_LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";
    private static final String EQUINOX = "org.eclipse.osgi-3.23.200";
    private static final String EQUINOX_LOADER = "org.eclipse.osgi.internal.loader.EquinoxClassLoader";
    private static final int UPDATES = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({FELIX + ',' + FELIX_LOADER, EQUINOX + ',' + EQUINOX_LOADER})
    void bundlesAreTracedUpdatedAndUninstalledWithoutALeak(String framework, String loader) {
        bundles(framework, loader, Jdks.current());
    }

    @Tag("soak")
    @ParameterizedTest
    @CsvSource({
        FELIX + ',' + FELIX_LOADER + ",8",
        FELIX + ',' + FELIX_LOADER + ",25",
        EQUINOX + ',' + EQUINOX_LOADER + ",25"
    })
    void onOtherJdks(String framework, String loader, int jdk) {
        bundles(framework, loader, Jdks.require(jdk));
    }

    private void bundles(String framework, String loader, Jdk jdk) {
        Path frameworkJar = Libraries.jar(framework);
        Path bundle = bundle(frameworkJar);
        Path host = Application.compile(folder, "osgi-host", 8, frameworkJar);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(jdk)
                        .named("osgi")
                        .observed(receiver)
                        .jvmArguments("-XX:SoftRefLRUPolicyMSPerMB=0")
                        .main("com.example.host.Host", host, frameworkJar)
                        .arguments(folder.resolve("storage").toString(), Libraries.H2_1.toString(), bundle.toString())
                        .start()) {
            URI control = URI.create(
                    process.awaitLine("^host is ready at (http://127\\.0\\.0\\.1:\\d+)$", Duration.ofMinutes(4))
                            .group(1));
            URI first = URI.create(ask(control, "/"));
            assertThat(Work.traced(receiver, first)).startsWith("3 leaf ").contains(loader);
            for (int i = 0; i < UPDATES; i++) {
                ask(control, "/update");
            }
            URI last = URI.create(ask(control, "/"));
            assertThat(last).isNotEqualTo(first);
            assertThat(Work.traced(receiver, last)).startsWith("3 leaf ").contains(loader);
            // The database's and the probe's.
            Histogram.awaitAtMost(2, loader, jdk, process);

            assertThat(ask(control, "/uninstall")).isEqualTo("none");
            Histogram.awaitAtMost(1, loader, jdk, process);
            Work.assertQuiet(process);
        }
    }

    private static String ask(URI control, String path) {
        return Http.get(control.resolve(path)).body();
    }

    /** The probe with its pool in it; the database is a bundle of its own. */
    private Path bundle(Path framework) {
        List<Path> probe = Application.probe(folder);
        List<Path> classPath = new ArrayList<>(probe);
        classPath.add(framework);
        Path activator = Application.compile(folder, "bundle", 8, classPath.toArray(Path[]::new));
        List<Path> libraries = probe.subList(1, probe.size());
        StringBuilder bundleClassPath = new StringBuilder(".");
        libraries.forEach(jar -> bundleClassPath.append(",lib/").append(jar.getFileName()));
        try (Archive bundle = new Archive(
                folder.resolve("probe.jar"),
                "Bundle-ManifestVersion",
                "2",
                "Bundle-SymbolicName",
                "com.example.probe",
                "Bundle-Version",
                "1.0.0",
                "Bundle-Activator",
                "com.example.bundle.Activator",
                "Bundle-ClassPath",
                bundleClassPath.toString(),
                "Import-Package",
                "org.osgi.framework,org.h2,javax.sql,javax.naming,javax.management,com.sun.net.httpserver")) {
            bundle.folder("", probe.get(0)).folder("", activator).jars("lib/", libraries);
            return bundle.file();
        }
    }
}
