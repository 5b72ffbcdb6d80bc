package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests losses, pools and learning rates of robust training against numbers computed by hand. */
class RobustObjectivesTest {

    private static final float[][] ROWS = {{1, 0}, {.6f, .8f}};
    private static final float[][] OTHER_ROWS = {{.8f, .6f}, {0, 1}};

    private static NeighbourPool pool(String name, float... values) {
        return new NeighbourPool(name, new Embeddings(values.length / 2, 2, values));
    }

    private static LossHarness.Outcome roClip(float pooled) {
        return new LossHarness()
                .logitScale(10)
                .given(
                        Map.of(
                                "image",
                                ROWS,
                                "caption",
                                OTHER_ROWS,
                                RoClip.PoolObjective.POOLED,
                                new float[][] {{pooled}}))
                .of(
                        new RoClip.PoolObjective(
                                View.images(),
                                View.captions(),
                                pool("pool", .8f, .6f, 0, 1, -1, 0),
                                2,
                                4));
    }

    /** The first row of the pool is nearest to both pictures. */
    @Test
    void comparesPicturesWithTheNearestCaptionsInPoolEpochs() {
        assertThat(roClip(1).total()).isCloseTo(.838524, within(1e-6));
        assertThat(roClip(1).term("clip")).isZero();
        assertThat(roClip(0).term("clip-to-pool")).isZero();
    }

    /** The logits in rows are 8, 0 and 9.6, 8; in columns, 8, 9.6 and 0, 8. */
    @Test
    void usesTheClipLossInOtherEpochs() {
        double rows = (Math.log1p(Math.exp(-8)) + Math.log1p(Math.exp(1.6))) / 2;
        double columns = (Math.log1p(Math.exp(1.6)) + Math.log1p(Math.exp(-8))) / 2;

        assertThat(roClip(0).total()).isCloseTo((rows + columns) / 2, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 1", "9, 1", "10, 0", "19, 1"})
    void countsEpochsFromOne(long step, double pooled) {
        RoClip.PoolObjective objective =
                new RoClip.PoolObjective(View.images(), View.captions(), pool("pool", 1, 0), 2, 4);

        assertThat(
                        Objects.requireNonNull(
                                        objective
                                                .scheduledNumbers()
                                                .get(RoClip.PoolObjective.POOLED))
                                .at(step, 20))
                .isEqualTo(pooled);
    }

    private static LossHarness.Outcome safeClip(
            float inModal, float crossModal, Optional<SafeClip.Pools> pools) {
        return new LossHarness()
                .logitScale(10)
                .given(
                        Map.of(
                                "image",
                                ROWS,
                                "other",
                                OTHER_ROWS,
                                "caption",
                                ROWS,
                                "other-caption",
                                OTHER_ROWS,
                                SafeClipPolicy.IN_MODAL,
                                new float[][] {{inModal}},
                                SafeClipPolicy.CROSS_MODAL,
                                new float[][] {{crossModal}}))
                .of(
                        SafeClip.objective(
                                View.images(),
                                View.images("other", (image, random) -> image),
                                View.captions(),
                                View.captions("other-caption", (caption, random) -> caption),
                                pools));
    }

    @Test
    void inModalLossMatchesTheDocumentedExample() {
        SafeClip.Pools pools =
                new SafeClip.Pools(
                        pool("images", .96f, .28f, 0, 1, -1, 0),
                        pool("captions", .96f, .28f, 0, 1, -1, 0));

        assertThat(safeClip(1, 0, Optional.empty()).total()).isCloseTo(.892118, within(1e-6));
        assertThat(safeClip(1, 0, Optional.of(pools)).total()).isCloseTo(.693147, within(1e-6));
    }

    /**
     * The first view of each kind is compared with the second of the other: logits 8, 0 and 9.6, 8.
     */
    @Test
    void crossModalLossComparesDifferentViews() {
        double expected = (Math.log1p(Math.exp(-8)) + Math.log1p(Math.exp(1.6))) / 2;

        assertThat(safeClip(0, 1, Optional.empty()).total()).isCloseTo(expected, within(1e-6));
        assertThat(safeClip(0, 1, Optional.empty()).term("in-modal")).isZero();
    }

    /** Returns a pool of four rows and its pointer after a batch of three rows was added. */
    private static Map<String, float[]> stateAfterBatch(float pointer, float open) {
        return new LossHarness()
                .given("pool.pointer", new float[][] {{pointer}})
                .of(
                        Objective.of(
                                List.of(),
                                (tf, batch) -> {
                                    pool("pool", 1, 1, 2, 2, 3, 3, 4, 4)
                                            .addBatch(
                                                    tf,
                                                    batch,
                                                    tf.constant(
                                                            new float[][] {{7, 7}, {8, 8}, {9, 9}}),
                                                    tf.constant(open));
                                    return Loss.of("none", tf.constant(0f));
                                }))
                .states();
    }

    @Test
    void addsABatchAtThePointer() {
        Map<String, float[]> next = stateAfterBatch(0, 1);

        assertThat(next.get("pool")).containsExactly(7, 7, 8, 8, 9, 9, 4, 4);
        assertThat(next.get("pool.pointer")).containsExactly(3);
    }

    @Test
    void truncatesABatchAtTheEndOfThePool() {
        Map<String, float[]> next = stateAfterBatch(1, 1);
        assertThat(next.get("pool")).containsExactly(1, 1, 7, 7, 8, 8, 9, 9);
        assertThat(next.get("pool.pointer")).containsExactly(0);

        Map<String, float[]> truncated = stateAfterBatch(3, 1);
        assertThat(truncated.get("pool")).containsExactly(1, 1, 2, 2, 3, 3, 7, 7);
        assertThat(truncated.get("pool.pointer")).containsExactly(0);
    }

    @Test
    void doesNotChangeAClosedPool() {
        Map<String, float[]> next = stateAfterBatch(1, 0);

        assertThat(next.get("pool")).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
        assertThat(next.get("pool.pointer")).containsExactly(1);
    }

    private static LearningRates rates(int epochs, int inModal, int crossModal, boolean compat) {
        Recipe recipe = new Recipe(epochs, 16, 1, 0, 0, 0.9, 0.999, 1e-8, 0);
        return new SafeClipPolicy.Rates(recipe, inModal, crossModal, 0.01, compat)
                .learningRates(10);
    }

    /** One cosine of 30 steps is interrupted after ten steps by ten steps with the small rate. */
    @Test
    void smallRateInterruptsOneCosine() {
        LearningRates rates = rates(4, 1, 1, false);

        assertThat(rates.at(0)).isEqualTo(1);
        assertThat(rates.at(9)).isCloseTo((1 + Math.cos(Math.PI * 9 / 30)) / 2, within(1e-12));
        assertThat(rates.at(10)).isEqualTo(0.01);
        assertThat(rates.at(19)).isEqualTo(0.01);
        assertThat(rates.at(20)).isCloseTo((1 + Math.cos(Math.PI * 10 / 30)) / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void smallRateIsAShareOfTheRecipesRate(boolean compat) {
        Recipe recipe = new Recipe(4, 16, 0.5, 0, 0, 0.9, 0.999, 1e-8, 0);

        assertThat(new SafeClipPolicy.Rates(recipe, 1, 1, 0.02, compat).learningRates(10).at(10))
                .isCloseTo(0.01, within(1e-12));
    }

    /** With CleanCLIP's schedule in the recipe, the cosine is ten steps (one epoch) ahead. */
    @Test
    void followsTheScheduleOfTheVictimsRecipe() {
        Recipe recipe =
                new Recipe(
                        4,
                        16,
                        1,
                        Optional.of(0),
                        Recipe.Schedule.COSINE_COMPAT,
                        0,
                        Recipe.Decayed.WEIGHTS,
                        0.9,
                        0.999,
                        1e-8,
                        0,
                        false);
        LearningRates rates = new SafeClipPolicy.Rates(recipe, 1, 1, 0.01, false).learningRates(10);

        assertThat(rates.at(0)).isCloseTo((1 + Math.cos(Math.PI * 10 / 30)) / 2, within(1e-12));
        assertThat(rates.at(10)).isEqualTo(0.01);
        assertThat(rates.at(20)).isCloseTo((1 + Math.cos(Math.PI * 20 / 30)) / 2, within(1e-12));
    }

    /**
     * The three early epochs of ten steps have a cosine of 30 steps that starts at its tenth step.
     */
    @Test
    void compatUsesASeparateCosineForEarlyEpochs() {
        LearningRates rates = rates(9, 1, 2, true);

        assertThat(rates.at(0)).isCloseTo((1 + Math.cos(Math.PI * 10 / 30)) / 2, within(1e-12));
        assertThat(rates.at(19)).isCloseTo((1 + Math.cos(Math.PI * 29 / 30)) / 2, within(1e-12));
        assertThat(rates.at(20)).isEqualTo(0.01);
        assertThat(rates.at(29)).isEqualTo(0.01);
        assertThat(rates.at(30)).isCloseTo((1 + Math.cos(Math.PI * 40 / 60)) / 2, within(1e-12));
    }

    /** The last early epoch has the small rate, whatever its loss. There may be no early epochs. */
    @Test
    void compatGivesTheSmallRateToTheLastEarlyEpoch() {
        assertThat(rates(4, 1, 0, true).at(9)).isEqualTo(0.01);
        assertThat(rates(4, 1, 0, false).at(9)).isGreaterThan(0.5);
        assertThat(rates(4, 0, 0, true).at(0))
                .isCloseTo((1 + Math.cos(Math.PI * 10 / 40)) / 2, within(1e-12));
    }

    /** Of the 32 epochs, 5 are in-modal and 1 is cross-modal. */
    @Test
    void compatStartsLateFallsToZeroAndRisesAgain() {
        LearningRates rates = rates(32, 5, 1, true);

        assertThat(rates.at(60)).isCloseTo(.83, within(.005));
        assertThat(rates.at(250)).isCloseTo(0, within(1e-3));
        assertThat(rates.at(319)).isCloseTo(.17, within(.01));
    }
}
