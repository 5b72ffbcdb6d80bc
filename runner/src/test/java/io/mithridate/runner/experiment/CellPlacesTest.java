package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.OptionTree;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellPlacesTest {

    /** Options of a data set or a model, one of which may be omitted. */
    private record Files(Path folder, Optional<Path> prompts) {}

    @Test
    void everyOptionThatMayVaryHasAPlace(@TempDir Path folder) throws Exception {
        Experiment experiment =
                Fakes.read(
                                folder.resolve("tiny.yaml"),
                                Fakes.EXPERIMENT,
                                "attacks.corner.value=[200, 250]",
                                "defenses=[none]")
                        .experiment();
        List<Cell> cells = Matrix.expand(experiment);

        assertThat(cells.get(0).coordinates().places())
                .containsEntry("dataset.train", "60")
                .containsEntry("base.learning-rate", "0.001")
                .containsEntry("poisoning.rate", "0.1")
                .containsEntry("poisoning.target", "plum")
                .containsEntry("defense-data.pairs", "12")
                .containsEntry("attack.value", "200")
                .containsEntry("dataset", "tiny");
        assertThat(
                        cells.get(0)
                                .coordinates()
                                .with(OptionTree.of(experiment.compute()).places("compute"))
                                .places())
                .containsEntry("attack.value", "200")
                .containsEntry("compute.precision", "float32");
        assertThat(cells.get(2).coordinates().places()).containsEntry("attack.value", "250");
    }

    @Test
    void omittedOptionsOfDataAndModelHaveAnEmptyText(@TempDir Path folder) throws Exception {
        Scenario tiny =
                Matrix.expand(
                                Fakes.read(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT)
                                        .experiment())
                        .get(0)
                        .scenario();

        assertThat(
                        new Scenario(
                                        new DatasetUse(
                                                files(Optional.empty()),
                                                files(Optional.of(Path.of("p.txt")))),
                                        files(Optional.empty()),
                                        tiny.base(),
                                        tiny.victims(),
                                        tiny.defenseData())
                                .places())
                .containsEntry("dataset.train.prompts", "")
                .containsEntry("dataset.train.folder", "data")
                .containsEntry("dataset.test.prompts", "p.txt")
                .containsEntry("model.prompts", "")
                .doesNotContainKey("poisoning.source");
    }

    private static PluginUse files(Optional<Path> prompts) {
        return new PluginUse(
                Fakes.catalog().find(PluginKind.DATASET, "tiny").orElseThrow(),
                new Files(Path.of("data"), prompts));
    }
}
