package io.mithridate.defenses.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubspaceDetectionTest implements DefenseContract {

    private static final SubspaceDetection.Options DEFAULTS =
            new SubspaceDetection.Options(0.95, 90, 3, 15, 1e-3, 0.85);

    @TempDir private Path work;

    /** The texts of each class contain its own name. */
    @Test
    void variesTheNameOfEveryClass() {
        List<String> texts = new ArrayList<>();
        BeachMaterial material = new BeachMaterial(true);
        FixedDefenseContext context =
                new FixedDefenseContext(
                        "the guard",
                        defense().access(),
                        new TrainingContext("guard", work, new Seed(1), TrainingListener.silent()),
                        material,
                        work);
        try (ImageTextModel model = context.open(new Checkpoint(work, "beach"))) {
            ImageTextModel recordingModel =
                    (ImageTextModel)
                            Proxy.newProxyInstance(
                                    ImageTextModel.class.getClassLoader(),
                                    new Class<?>[] {ImageTextModel.class},
                                    (proxy, method, arguments) -> {
                                        if (method.getName().equals("embedTexts")) {
                                            texts.addAll(strings(arguments[0]));
                                        }
                                        return method.invoke(model, arguments);
                                    });

            defense().guard(recordingModel, context);
        }

        assertThat(texts).contains("a dog", "the dog", "a cat", "the cat", "an apple", "the apple");
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    @Test
    void rejectsPointsThatCannotBeDividedAmongVariants() {
        assertThatThrownBy(() -> new SubspaceDetection.Options(0.95, 95, 3, 15, 1e-3, 0.85))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "points: 95 cannot be divided among the 9 variants of a name; give 90 or"
                                + " 99");
    }

    @Test
    void countIsTheNumberOfVariants() {
        assertThat(NameVariants.of("dog", List.of("hound"))).hasSize(1 + NameVariants.COUNT);
    }

    @Override
    public InputDetector defense() {
        return new SubspaceDetection(DEFAULTS, new BeachMaterial(true).decoder());
    }

    @Override
    public DefenseMaterial material() {
        return new BeachMaterial(true);
    }

    @Test
    void scoresMatchTheDocumentedExample() {
        ClassSamples samples =
                ClassSamples.of(
                        List.of(
                                new ArrayRealVector(new double[] {1, 0}),
                                new ArrayRealVector(new double[] {0.8, 0.6})));

        assertThat(samples.distance(new Embeddings(1, 2, new float[] {0.6f, 0.8f}), 0))
                .isCloseTo(0.44, within(1e-6));
    }

    @Test
    void keepsAsFewDirectionsAsTheVarianceAllows() {
        // Sums of squares along the axes, around the center 0: 8, 2 and 0.02, in total 10.02.
        Embeddings rows =
                new Embeddings(
                        6,
                        3,
                        new float[] {
                            2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0.1f, 0, 0, -0.1f
                        });

        assertThat(NameSubspace.of(rows, 0.7).directions().getColumnDimension()).isEqualTo(1);
        assertThat(NameSubspace.of(rows, 0.95).directions().getColumnDimension()).isEqualTo(2);
        assertThat(NameSubspace.of(rows, 1).directions().getColumnDimension()).isEqualTo(3);
        assertThat(NameSubspace.of(rows, 0.95).project(rows, 4).toArray())
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(0, 0, 0);
        assertThat(NameSubspace.of(rows, 0.95).project(rows, 2).toArray())
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(0, 1, 0);
    }

    @Test
    void samplesLieBeyondTheVariantsSeenFromTheName() {
        // The name is (1, 0), its variants are 30 degrees away, and samples lie even farther.
        float[] texts = new float[20];
        for (int row = 0; row < 10; row++) {
            texts[2 * row] = row == 0 ? 1 : 0.8660254f;
            texts[2 * row + 1] = row == 0 ? 0 : 0.5f;
        }

        ClassSamples samples =
                ClassSamples.draw(new Embeddings(10, 2, texts), DEFAULTS, new Seed(1));

        // Samples are nearer to a point beyond the variants than to the name on the other side.
        Embeddings beyond = new Embeddings(1, 2, new float[] {0.8f, 0.7f});
        Embeddings name = new Embeddings(1, 2, new float[] {1, 0});
        assertThat(samples.distance(beyond, 0)).isLessThan(samples.distance(name, 0) / 4);
        assertThat(samples.mean().getEntry(1)).isGreaterThan(0.5);
    }

    @Test
    void findsPicturesThatAreNearOnlyTheName() {
        assertThat(GuardTrial.auroc(defense(), new BeachMaterial(true), work)).isEqualTo(1);
    }

    @Test
    void findsNothingInACleanModel() {
        assertThat(GuardTrial.auroc(defense(), new BeachMaterial(false), work))
                .isBetween(0.35, 0.65);
    }

    @Test
    void flagsNoPictureThatDeterminedTheThreshold() {
        double[] scores = GuardTrial.scores(defense(), new BeachMaterial(true), work);

        assertThat(Arrays.stream(scores, 0, 30)).allMatch(score -> score <= 0);
        assertThat(Arrays.stream(scores, 30, 60)).allMatch(score -> score > 0);
    }

    @Test
    void accessesClassNamesAndCleanPairs() {
        assertThat(defense().access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.CLASS_NAMES, Access.CLEAN_PAIRS);
    }
}
