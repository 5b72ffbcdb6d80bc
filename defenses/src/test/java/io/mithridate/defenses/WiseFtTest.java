package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiseFtTest implements DefenseContract {

    @Override
    public Defense defense() {
        return withAlpha(0.25);
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    private static WiseFt withAlpha(double alpha) {
        return new WiseFt(alpha, TaCleanerSettings.RECIPE);
    }

    @Test
    void needsCleanPairsAlone() {
        assertThat(defense().requires()).containsExactly(Access.CLEAN_PAIRS);
    }

    @Test
    void everyAlphaGoesOnFromTheSameFineTune() {
        assertThat(withAlpha(0.1).firstHalf()).isPresent().isEqualTo(withAlpha(0.9).firstHalf());
    }

    @Test
    void mixesTheWholeModelWithItsRunningStatistics(@TempDir Path work) throws IOException {
        Checkpoint suspect = Purification.suspect(work.resolve("suspect"));
        Checkpoint tuned =
                Purification.of(
                                new FineTune(
                                        new FineTune.Options(TaCleanerSettings.RECIPE),
                                        BarMaterial.FINE_TUNER),
                                FixedPlugins.bundled(),
                                suspect,
                                work.resolve("tuned"),
                                1)
                        .purified();
        Path folder = Files.createDirectory(work.resolve("mixed"));

        Checkpoint mixed =
                withAlpha(0.5)
                        .purify(
                                suspect,
                                new FixedDefenseContext(
                                        "wise-ft",
                                        defense().access(),
                                        new TrainingContext(
                                                "wise-ft",
                                                folder,
                                                new Seed(1),
                                                TrainingListener.silent()),
                                        material(),
                                        folder,
                                        Optional.of(tuned)));

        Map<String, float[]> start = ClipCheckpoint.read(suspect).weights();
        Map<String, float[]> end = ClipCheckpoint.read(tuned).weights();
        Map<String, float[]> between = ClipCheckpoint.read(mixed).weights();
        assertThat(between.keySet())
                .contains("logit_scale")
                .anyMatch(name -> name.endsWith("running_mean"))
                .isEqualTo(start.keySet());
        between.forEach(
                (name, values) -> {
                    for (int i = 0; i < values.length; i++) {
                        double expected =
                                0.5 * start.getOrDefault(name, values)[i]
                                        + 0.5 * end.getOrDefault(name, values)[i];
                        assertThat((double) values[i])
                                .as("%s[%d]", name, i)
                                .isCloseTo(expected, within(1e-7 + 1e-6 * Math.abs(expected)));
                    }
                });
    }
}
