package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of the file puts in force. */
final class WatchedConfigurationTest {

    @TempDir
    private Path folder;

    private final List<LiveConfiguration> applied = new ArrayList<>();
    private Path file;
    private long modified = 1_700_000_000_000L;

    @BeforeEach
    void newFile() throws IOException {
        file = folder.resolve("sonde.properties");
        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=0\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        modified += 1000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    }

    private WatchedConfiguration watched(TestSource source) {
        return source.with("sonde.config", file.toString()).configuration().watched();
    }

    private void lookTwice(WatchedConfiguration watched) {
        watched.look(applied::add);
        watched.look(applied::add);
    }

    @Test
    void withoutAFileThereIsNothingToWatch() {
        assertThat(new TestSource().configuration().watched()).isNull();
    }

    @Test
    void aChangeIsAppliedOnce() throws Exception {
        WatchedConfiguration watched = watched(new TestSource());
        lookTwice(watched);
        assertThat(applied).isEmpty();

        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=0.5\nsonde.traces.exclude=/health\n");
        watched.look(applied::add);
        assertThat(applied).as("it may still be being written").isEmpty();
        watched.look(applied::add);
        lookTwice(watched);

        assertThat(applied).singleElement().satisfies(live -> {
            assertThat(live.sampling().ratio()).isEqualTo(0.5);
            assertThat(live.exclusion().untracedPaths().matches("/health")).isTrue();
        });
    }

    @Test
    void aBrokenFileChangesNothing() throws Exception {
        WatchedConfiguration watched = watched(new TestSource());
        write("otel.traces.sampler.arg=\\u12\n");
        lookTwice(watched);
        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=2\nsonde.traces.keep-slow=off\n");
        lookTwice(watched);
        Files.delete(file);
        lookTwice(watched);
        assertThat(applied).isEmpty();

        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=0.25\n");
        lookTwice(watched);
        assertThat(applied)
                .singleElement()
                .satisfies(live -> assertThat(live.sampling().ratio()).isEqualTo(0.25));
    }

    @Test
    void whatWasBadFromTheStartDoesNotHoldUpOthers() throws Exception {
        WatchedConfiguration watched = watched(new TestSource().with("sonde.traces.keep-limit", "many"));
        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=0.25\n");
        lookTwice(watched);
        assertThat(applied).hasSize(1);
    }

    @Test
    void whatNeedsARestartIsNotApplied() throws Exception {
        WatchedConfiguration watched = watched(new TestSource());
        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=0\nsonde.metrics.max-series=1\n");
        lookTwice(watched);
        assertThat(applied).isEmpty();
    }

    @Test
    void aSystemPropertyStaysInForce() throws Exception {
        WatchedConfiguration watched = watched(new TestSource().with("otel.traces.sampler.arg", "0.125"));
        write("otel.traces.sampler=traceidratio\notel.traces.sampler.arg=0.5\n");
        lookTwice(watched);
        assertThat(applied).isEmpty();
    }
}
