package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.FakeOptions;
import io.mithridate.runner.assembly.ResultsAssembly;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.options.FakePlugins;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsAssemblyTest {

    @Test
    void architectureTrainedFromScratchIsNotClip(@TempDir Path folder) throws Exception {
        Scenario scratch =
                clip(
                        Fakes.read(folder.resolve("e.yaml"), Fakes.EXPERIMENT)
                                .experiment()
                                .scenarios()
                                .get(0));
        Scenario published =
                new Scenario(
                        scratch.dataset(),
                        scratch.model(),
                        Optional.empty(),
                        scratch.victims(),
                        scratch.defenseData());

        assertThat(ResultsAssembly.model(List.of(published)).clip()).isTrue();
        assertThat(ResultsAssembly.model(List.of(scratch)).clip()).isFalse();
        assertThat(ResultsAssembly.model(List.of(published, scratch)).clip()).isFalse();
    }

    private static Scenario clip(Scenario scenario) {
        return new Scenario(
                scenario.dataset(),
                new PluginUse(
                        FakePlugins.catalog().find(PluginKind.MODEL, "clip").orElseThrow(),
                        new FakeOptions.ClipOptions("RN50", Optional.empty())),
                scenario.base(),
                scenario.victims(),
                scenario.defenseData());
    }
}
