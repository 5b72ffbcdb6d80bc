package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.PluginFactory;
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
    public PluginFactory<?, ?> factory() {
        return new WiseFtFactory();
    }

    @Override
    public Defense defense() {
        return withAlpha(0.25);
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    private static WiseFt withAlpha(double alpha) {
        return new WiseFt(new WiseFt.Options(alpha, TaCleanerSettings.RECIPE));
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
    void mixesATensorByItsShares() {
        Map<String, float[]> mixed =
                WeightMix.of(
                        Map.of("w", new float[] {1, -2}), Map.of("w", new float[] {3, -1}), 0.25);

        assertThat(mixed.get("w")).containsExactly(1.5f, -1.75f);
    }

    @Test
    void mixesScalesInTheirLogarithm() {
        Map<String, float[]> mixed =
                WeightMix.of(
                        Map.of("logit_scale", new float[] {(float) Math.log(20)}),
                        Map.of("logit_scale", new float[] {(float) Math.log(40)}),
                        0.5);

        assertThat(Math.exp(mixed.getOrDefault("logit_scale", new float[1])[0]))
                .isCloseTo(28.284271, within(1e-5));
    }

    @Test
    void refusesModelsOfAnotherShape() {
        assertThatThrownBy(
                        () ->
                                WeightMix.of(
                                        Map.of("w", new float[2]), Map.of("w", new float[3]), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'w' has 2 numbers in one model and 3 in the other");
        assertThatThrownBy(
                        () ->
                                WeightMix.of(
                                        Map.of("w", new float[2]), Map.of("v", new float[2]), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the two models do not have the same tensors");
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
