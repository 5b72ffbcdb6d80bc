package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.matrix.Matrix;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellOptionsTest {

    @Test
    void everyOptionThatCellsMayDifferInHasAPlace(@TempDir Path folder) throws Exception {
        Experiment experiment =
                Fakes.read(
                                folder.resolve("tiny.yaml"),
                                Fakes.EXPERIMENT,
                                "attacks.corner.value=[200, 250]",
                                "defenses=[none]")
                        .experiment();
        List<Cell> cells = Matrix.expand(experiment);

        assertThat(new CellOptions(experiment.compute()).places(cells.get(0)))
                .containsEntry("dataset.train", "60")
                .containsEntry("base.learning-rate", "0.001")
                .containsEntry("poisoning.rate", "0.1")
                .containsEntry("poisoning.target", "plum")
                .containsEntry("defense-data.pairs", "12")
                .containsEntry("attack.value", "200")
                .containsEntry("compute.precision", "float32");
        assertThat(new CellOptions(experiment.compute()).places(cells.get(2)))
                .containsEntry("attack.value", "250");
    }
}
