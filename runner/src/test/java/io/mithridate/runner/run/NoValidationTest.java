package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.metrics.CleanAccuracy;
import io.mithridate.metrics.LinearProbe;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests runs with bundled metrics on data without validation pictures. */
class NoValidationTest {

    private final TinyRun tiny;

    NoValidationTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder, catalog(), Fakes.CODE);
    }

    private static PluginCatalog catalog() {
        LoadedPlugin fake = Fakes.catalog().find(PluginKind.METRIC, "clean-accuracy").orElseThrow();
        Stream<Class<?>> bundled = Stream.of(CleanAccuracy.class, LinearProbe.class);
        return new PluginCatalog(
                Stream.concat(
                                Fakes.catalog().plugins().stream().filter(it -> !it.equals(fake)),
                                bundled.map(
                                        metric ->
                                                new LoadedPlugin(
                                                        PluginKind.METRIC,
                                                        PluginClass.of(metric),
                                                        fake.origin())))
                        .toList());
    }

    private ExperimentRun.Finished run(String metrics) throws Exception {
        return tiny.run(
                "store",
                1,
                "seeds=[1]",
                "dataset={ tiny: { edition: no-validation } }",
                "defenses=[none]",
                metrics);
    }

    @Test
    void measuresTestSplits() throws Exception {
        ExperimentRun.Finished finished =
                run("metrics=[{ clean-accuracy: { k: [1] } }, { linear-probe: { costs: [10] } }]");

        assertThat(TinyRun.status(finished.folder(), 0).get("message").asText()).isEmpty();
        assertThat(TinyRun.column(finished.folder().file("results.csv"), "metric"))
                .contains("clean-accuracy", "linear-probe-accuracy");
        assertThat(TinyRun.column(finished.folder().file("results.csv"), "split"))
                .containsOnly("test", "test-new");
    }

    @Test
    void rejectsAProbeThatChoosesItsStrength() {
        assertThatThrownBy(() -> run("metrics=[{ linear-probe: { costs: [1, 10] } }]"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "linear-probe: it chooses its settings on validation pictures, and tiny has"
                                + " none; set its option validation, or leave the metric out");
    }
}
