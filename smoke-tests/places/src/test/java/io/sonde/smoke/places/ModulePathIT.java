package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application and its driver as named modules: they read no module of the agent. */
class ModulePathIT {

    @TempDir
    private Path folder;

    @Test
    void namedModulesAreTraced() {
        Path classes = Application.compileModule(folder, "modular", 17, Libraries.H2_2);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.current())
                        .named("modular")
                        .observed(receiver)
                        .jvmArguments(
                                "--module-path",
                                classes + File.pathSeparator + Libraries.H2_2,
                                "--module",
                                "com.example.modular/com.example.modular.Main")
                        .start()) {
            assertThat(Work.traced(receiver, Work.address(process))).isEqualTo("0 leaf module com.example.modular");
            Work.assertQuiet(process);
        }
    }
}
