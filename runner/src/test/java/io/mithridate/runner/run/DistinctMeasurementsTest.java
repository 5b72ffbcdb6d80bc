package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.runner.assembly.DistinctMeasurements;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.runs.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctMeasurementsTest {

    private static Measurement probe(double value, int k) {
        return new Measurement(
                "linear-probe-clean-accuracy", OptionalInt.of(k), value, 10, "test", "", Map.of());
    }

    @Test
    void namesBothNumbersMeasuredUnderOneName() {
        assertThat(
                        DistinctMeasurements.conflict(List.of(probe(0.5, 1), probe(0.6, 1)))
                                .orElseThrow())
                .isEqualTo(
                        "two of the experiment's metrics measure linear-probe-clean-accuracy@1,"
                                + " split test, and differ: 0.5 and 0.6; leave one of them out");
    }

    /** A metric whose measured value is its option. */
    @About(name = "fixed", summary = "Measures its option.", fidelity = Fidelity.EXACT)
    public record Fixed(
            @Option("What is measured.") double value,
            @Option(value = "Tells it from another.", defaultValue = "0") int number)
            implements Metric {

        @Override
        public List<Quantity> quantities() {
            return List.of(new Quantity("fixed", "fixed", "fixed", "number", true, false));
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of(
                    new Measurement("fixed", OptionalInt.empty(), value, 1, "test", "", Map.of()));
        }
    }

    private static ExperimentRun.Finished run(Path folder, String metrics) throws Exception {
        PluginCatalog tiny = Fakes.catalog();
        LoadedPlugin fixed =
                new LoadedPlugin(
                        PluginKind.METRIC,
                        PluginClass.of(Fixed.class),
                        tiny.plugins().get(0).origin());
        PluginCatalog catalog =
                new PluginCatalog(
                        Stream.concat(tiny.plugins().stream(), Stream.of(fixed)).toList());
        return new TinyRun(folder, catalog, Fakes.CODE)
                .run("store", 1, "seeds=[1]", "defenses=[none]", "metrics=" + metrics);
    }

    @Test
    void filesOfACellAgreeWithItsResults(@TempDir Path folder) throws Exception {
        ExperimentRun.Finished finished =
                run(folder, "[{ fixed: { value: 1 } }, { fixed: { value: 2 } }]");

        assertThat(finished.results().orElseThrow().failed()).hasSize(2);
        assertThat(TinyRun.status(finished.folder(), 0).get("status").asText()).isEqualTo("failed");
        assertThat(TinyRun.status(finished.folder(), 0).get("message").asText())
                .contains("and differ: 1.0 and 2.0");
        assertThat(TinyRun.cell(finished.folder(), 0).resolve("metrics.json")).doesNotExist();
    }

    @Test
    void eventFileContainsANumberOfTwoMetricsOnce(@TempDir Path folder) throws Exception {
        RunFolder run =
                run(folder, "[{ fixed: { value: 1 } }, { fixed: { value: 1, number: 1 } }]")
                        .folder();

        String events =
                Files.readString(
                        TinyRun.cell(run, 0).resolve("events.out.tfevents.0000000000.mithridate"),
                        StandardCharsets.ISO_8859_1);
        assertThat(events.split("measured/fixed", -1)).hasSize(2);
    }

    @Test
    void acceptsEqualNumbersAndDifferentNames() {
        assertThat(
                        DistinctMeasurements.conflict(
                                List.of(probe(0.5, 1), probe(0.5, 1), probe(0.6, 10))))
                .isEmpty();
    }
}
