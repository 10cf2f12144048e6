package io.sonde.smoke.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The benchmark itself, run as small as it goes and without the others' agents: that it measures, not what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarkIT {

    private final Options options = Options.parse("--smoke", "--without", "opentelemetry");
    private Figures figures;

    @BeforeAll
    void measure() throws IOException {
        figures = Benchmark.measure(options, message -> {});
    }

    @Test
    void everyPathAnswersInEveryRound() {
        assertThat(figures.load().slots())
                .hasSize(options.contestants().size()
                        * options.routes().size()
                        * options.effort().rounds())
                .allSatisfy(slot -> assertThat(List.of(
                                slot.cpuMicros(),
                                slot.bytes(),
                                slot.p50Micros(),
                                slot.p99Micros(),
                                slot.perSecond(),
                                slot.residentBytes()))
                        .as(slot.toString())
                        .allMatch(figure -> figure > 0 && Double.isFinite(figure)));
    }

    @Test
    void everySpanOfKeptTracesArrivesAndSomeOfSampledOnes() {
        assertThat(figures.load().slots())
                .filteredOn(slot -> slot.contestant().equals(new Contestant(Agent.SONDE, Sampling.ALL)))
                .isNotEmpty()
                .allSatisfy(slot ->
                        assertThat(slot.spansShare()).as(slot.toString()).isEqualTo(1));
        assertThat(figures.load().slots())
                .filteredOn(slot -> slot.contestant().equals(new Contestant(Agent.SONDE, Sampling.TENTH)))
                .extracting(Slot::spansShare)
                .anySatisfy(share -> assertThat(share).isPositive());
    }

    @Test
    void everyStartAndRestIsMeasured() {
        assertThat(figures.starts().starts())
                .hasSize(options.agents().size() * options.effort().starts())
                .allSatisfy(start -> assertThat(List.of(
                                start.wallSeconds(),
                                start.cpuSeconds(),
                                start.cpuSecondsLater(),
                                start.classes(),
                                start.residentBytes()))
                        .as(start.toString())
                        .allMatch(figure -> figure > 0 && Double.isFinite(figure)));
        assertThat(figures.load()
                        .atEnd(new Contestant(Agent.SONDE, Sampling.ALL), Rest::scrapeBytes)
                        .median())
                .isPositive();
    }

    @Test
    void theReportHasEveryPathAndBudget() {
        String report = new Report(options, figures, LocalDate.EPOCH).render();

        assertThat(report).contains("| jar ", "## Start", "## Memory", "Measured on 1970-01-01");
        for (Route route : options.routes()) {
            assertThat(report).contains("| " + route.label());
        }
        assertThat(report).doesNotContain("NaN", "Infinity");
    }
}
