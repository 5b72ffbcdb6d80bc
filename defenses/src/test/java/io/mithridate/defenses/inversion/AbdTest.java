package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.CountedSteps;
import io.mithridate.defenses.SavedTraining;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class AbdTest implements DefenseContract {

    private static final BarMaterial MATERIAL = new BarMaterial();

    private record NoOptions() {}

    @TempDir private Path work;

    @Override
    public Abd defense() {
        return new Abd(
                new Abd.Options(
                        4,
                        6,
                        0.01,
                        0.1,
                        new PluginRef<>(TextAugmenter.class, "eda", new NoOptions()),
                        new Recipe(2, 16, 1e-3, 2, 0.1, 0.9, 0.999, 1e-8, 0)),
                new Optimizer(
                        new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                        MATERIAL.decoder()),
                BarMaterial.FINE_TUNER,
                MATERIAL.plugins());
    }

    @Override
    public DefenseMaterial material() {
        return MATERIAL;
    }

    @Test
    void patchLossMatchesTheDocumentedExample() {
        float[][] patched = {{1, 0}, {0.6f, 0.8f}, {0.8f, 0.6f}};
        float[][] plain = {{1, 0}, {0, 1}, {1, 0}};

        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> loss =
                    PatchObjective.loss(tf, tf.constant(patched), tf.constant(plain)).total();
            try (Session session = new Session(graph);
                    TFloat32 value = (TFloat32) session.runner().fetch(loss).run().get(0)) {
                assertThat(value.getFloat()).isCloseTo(0.08f, within(1e-6f));
            }
        }
    }

    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(longs = {4, 12})
    void resumedRunGivesTheSameBits(long killStep) throws IOException {
        Checkpoint start =
                MATERIAL.models()
                        .initialise(
                                MATERIAL.pairs(),
                                List.of(),
                                training("start", TrainingListener.silent(), false));
        CountedSteps uninterruptedSteps = CountedSteps.unbroken();
        Checkpoint uninterrupted = purify(start, training("one", uninterruptedSteps, false));

        assertThatThrownBy(
                        () -> purify(start, training("two", CountedSteps.killedAt(killStep), true)))
                .isInstanceOf(CountedSteps.KilledException.class);
        CountedSteps resumedSteps = CountedSteps.unbroken();
        Checkpoint resumed = purify(start, training("two", resumedSteps, true));

        assertThat(Files.mismatch(resumed.weights(), uninterrupted.weights())).isEqualTo(-1);
        assertThat(resumedSteps.heard())
                .as("steps after the kill")
                .isLessThan(uninterruptedSteps.heard());
    }

    private Checkpoint purify(Checkpoint suspect, TrainingContext training) {
        return defense()
                .purify(
                        suspect,
                        new FixedDefenseContext(
                                "abd", defense().access(), training, MATERIAL, work));
    }

    @Test
    void requiresOnlyCleanPairs() {
        assertThat(defense().requires()).containsExactly(Access.CLEAN_PAIRS);
    }

    @Test
    void complainsAboutAPatchAndABatchThatAreTooLarge() {
        Setting setting =
                new Setting(new Classes(List.of("dog", "cat")), 3, new Setting.Pairs(99, 99, 15));

        assertThat(defense().complaints(setting))
                .extracting(OptionComplaint::option)
                .containsExactly("batch", "patch-size");
    }

    private TrainingContext training(String folder, TrainingListener listener, boolean savesState) {
        return SavedTraining.of(
                "abd",
                work.resolve(folder),
                listener,
                savesState ? Optional.of(work.resolve("states")) : Optional.empty());
    }
}
