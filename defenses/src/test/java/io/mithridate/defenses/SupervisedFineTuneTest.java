package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedFineTuneTest implements DefenseContract {

    @TempDir private Path work;

    @Override
    public SupervisedFineTune defense() {
        return defense(2);
    }

    private static SupervisedFineTune defense(int epochs) {
        return new SupervisedFineTune(
                new SupervisedFineTune.Options(
                        new Recipe(epochs, 16, 3e-2, 1, 0.01, 0.9, 0.999, 1e-8, 0)),
                BarMaterial.FINE_TUNER);
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    void requiresOnlyLabeledPictures() {
        assertThat(defense().access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.LABELLED_IMAGES);
    }

    @Test
    void complainsAboutABatchLargerThanTheLabeledPictures() {
        assertThat(defense().complaints(setting(16))).isEmpty();
        assertThat(defense().complaints(setting(15)))
                .extracting(OptionComplaint::option)
                .containsExactly("batch");
    }

    private static Setting setting(int labeled) {
        return new Setting(
                new Classes(List.of("dog", "cat")), 32, new Setting.Pairs(99, 99, 99), labeled);
    }

    /**
     * Logits are (1, 2.5, 3) and (0, −0.5, −1), so the loss is ½ [ ln(1 + e^−.5 + e^−2) + ln(1 +
     * e^−.5 + e^−1) ].
     */
    @Test
    void lossIsTheCrossEntropyOfTheHead() {
        Objective objective =
                SupervisedFineTune.objective(
                        View.numbers("label", new Embeddings(0, 1, new float[0])), 3);

        LossHarness.Outcome loss =
                new LossHarness()
                        .logitScale(1)
                        .given(
                                Map.of(
                                        "image", new float[][] {{1, 2}, {0, -1}},
                                        "label", new float[][] {{2}, {0}},
                                        "head.weight", new float[][] {{1, 0}, {0, 1}, {1, 1}},
                                        "head.bias", new float[][] {{0, 0.5f, 0}}))
                        .of(objective);

        assertThat(loss.total()).isCloseTo(0.617614, within(1e-6));
    }

    @Test
    void trainsOnlyTheImageTower() throws IOException {
        Checkpoint suspect = Purification.suspect(work.resolve("suspect"));

        Purification run =
                Purification.of(
                        defense(40), FixedPlugins.bundled(), suspect, work.resolve("tuned"), 1);

        assertThat(run.steps().get(0).loss()).isGreaterThan(1);
        assertThat(run.steps().get(run.steps().size() - 1).loss()).isLessThan(0.3);
        Map<String, float[]> before = ClipCheckpoint.read(suspect).weights();
        Map<String, float[]> after = ClipCheckpoint.read(run.purified()).weights();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach(
                (name, values) -> {
                    if (!name.startsWith("visual.")) {
                        assertThat(after.get(name)).as(name).isEqualTo(values);
                    }
                });
        assertThat(after.get("visual.conv1.weight"))
                .isNotEqualTo(before.get("visual.conv1.weight"));
    }

    /**
     * Pictures with and without the trigger lie near the center of the clean pictures of their
     * class.
     */
    @Test
    void removesTheEffectOfThePlantedTrigger() throws IOException {
        Checkpoint victim = PlantedTrigger.victim(work.resolve("planted"));

        Checkpoint tuned = tune(victim);

        assertThat(shareNearestToOwnCenter(tuned, SupervisedFineTuneTest::addTrigger))
                .as("of the tuned model")
                .isGreaterThan(0.8)
                .isGreaterThan(
                        shareNearestToOwnCenter(victim, SupervisedFineTuneTest::addTrigger) + 0.15);
        assertThat(shareNearestToOwnCenter(tuned, UnaryOperator.identity()))
                .as("clean")
                .isGreaterThan(0.9);
    }

    /** To the control, the square is only a new detail in the pictures. */
    @Test
    void keepsTheControlAccurate() throws IOException {
        Checkpoint tuned = tune(PlantedTrigger.control(work.resolve("clean")));

        assertThat(shareNearestToOwnCenter(tuned, SupervisedFineTuneTest::addTrigger))
                .as("triggered")
                .isGreaterThan(0.8);
        assertThat(shareNearestToOwnCenter(tuned, UnaryOperator.identity()))
                .as("clean")
                .isGreaterThan(0.9);
    }

    private static List<Image> addTrigger(List<Image> images) {
        return new PlantedTrigger().stamp(images, Collections.nCopies(images.size(), new Seed(1)));
    }

    private Checkpoint tune(Checkpoint suspect) throws IOException {
        return Purification.of(
                        defense(40), FixedPlugins.bundled(), suspect, work.resolve("tuned"), 1)
                .purified();
    }

    /** Returns the share of changed pictures that are nearest to the center of their own class. */
    private static double shareNearestToOwnCenter(
            Checkpoint checkpoint, UnaryOperator<List<Image>> change) {
        LabelledBars bars = new LabelledBars();
        List<Image> clean =
                IntStream.range(0, bars.size())
                        .mapToObj(i -> ((ImageData.Decoded) bars.image(i)).image())
                        .toList();
        try (ImageTextModel model = new BarMaterial().models().open(checkpoint)) {
            Embeddings plain = model.embedImages(clean);
            Embeddings changed = model.embedImages(change.apply(clean));
            double[][] centers = new double[LabelledBars.CLASSES][plain.dimension()];
            for (int i = 0; i < plain.count(); i++) {
                for (int d = 0; d < plain.dimension(); d++) {
                    centers[bars.label(i)][d] += plain.values()[i * plain.dimension() + d];
                }
            }
            int correct = 0;
            for (int i = 0; i < changed.count(); i++) {
                int nearest = 0;
                for (int c = 1; c < centers.length; c++) {
                    if (cosine(changed, i, centers[c]) > cosine(changed, i, centers[nearest])) {
                        nearest = c;
                    }
                }
                correct += nearest == bars.label(i) ? 1 : 0;
            }
            return (double) correct / changed.count();
        }
    }

    private static double cosine(Embeddings rows, int row, double[] center) {
        double sum = 0;
        double square = 0;
        for (int d = 0; d < center.length; d++) {
            sum += rows.values()[row * center.length + d] * center[d];
            square += center[d] * center[d];
        }
        return sum / Math.sqrt(square);
    }
}
