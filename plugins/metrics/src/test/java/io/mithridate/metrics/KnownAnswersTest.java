package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tests metrics on embeddings whose values are known without computing them. */
class KnownAnswersTest {

    private static final int CLASSES = 20;
    private static final int PICTURES = 4_000;
    private static final int DIMENSION = 32;
    private static final int TARGET = 7;

    private static final FixedSplit NO_VALIDATION =
            new FixedSplit(
                    EvaluatedSplit.VALIDATION,
                    List.of(),
                    OptionalInt.empty(),
                    new Embeddings(0, DIMENSION, new float[0]),
                    Map.of());

    private static final Embeddings CLASS_ROWS = random(CLASSES, "classes").normalised();
    private static final Embeddings PERFECT = likeClasses(i -> i % CLASSES);
    private static final Embeddings ALWAYS_TARGET = likeClasses(i -> TARGET);

    private static Embeddings random(int count, String purpose) {
        RandomGenerator random = new Seed(1).at(purpose).generator();
        float[] values = new float[count * DIMENSION];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Embeddings(count, DIMENSION, values);
    }

    private static Embeddings likeClasses(IntUnaryOperator classOf) {
        float[] values = new float[PICTURES * DIMENSION];
        for (int i = 0; i < PICTURES; i++) {
            System.arraycopy(
                    CLASS_ROWS.values(),
                    classOf.applyAsInt(i) * DIMENSION,
                    values,
                    i * DIMENSION,
                    DIMENSION);
        }
        return new Embeddings(PICTURES, DIMENSION, values);
    }

    private static FixedEvaluation evaluation(Embeddings clean, Embeddings triggered) {
        return new FixedEvaluation(
                new Classes(IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList()),
                OptionalInt.of(TARGET),
                List.of(Trigger.IMAGE),
                List.of(
                        new FixedSplit(
                                "test",
                                IntStream.range(0, PICTURES).mapToObj(i -> i % CLASSES).toList(),
                                OptionalInt.of(TARGET),
                                clean,
                                Map.of("image", triggered))),
                NO_VALIDATION,
                CLASS_ROWS);
    }

    private static double value(Metric metric, Evaluation evaluation) {
        return metric.measure(evaluation).get(0).value();
    }

    private static final Metric CLEAN_ACCURACY = new CleanAccuracy(KnownEvaluation.topK(1));
    private static final Metric ATTACK_SUCCESS =
            new AttackSuccess(new TargetRateOptions(KnownEvaluation.topK(1), false));
    private static final Metric TRIGGERED_ACCURACY = new TriggeredAccuracy(KnownEvaluation.topK(1));
    private static final Metric BASELINE =
            new BaselineTargetRate(new TargetRateOptions(KnownEvaluation.topK(1), false));

    @Test
    void measuresAPerfectModelUnderAFailedAttack() {
        Evaluation evaluation = evaluation(PERFECT, PERFECT);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isEqualTo(1);
        assertThat(value(ATTACK_SUCCESS, evaluation)).isZero();
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isEqualTo(1);
        assertThat(value(BASELINE, evaluation)).isZero();
    }

    @Test
    void measuresAPerfectModelUnderASuccessfulAttack() {
        Evaluation evaluation = evaluation(PERFECT, ALWAYS_TARGET);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isEqualTo(1);
        assertThat(value(ATTACK_SUCCESS, evaluation)).isEqualTo(1);
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isZero();
        assertThat(value(BASELINE, evaluation)).isZero();
    }

    @Test
    void measuresAModelThatAlwaysPredictsTheTarget() {
        Evaluation evaluation = evaluation(ALWAYS_TARGET, ALWAYS_TARGET);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isEqualTo(1.0 / CLASSES);
        assertThat(value(ATTACK_SUCCESS, evaluation)).isEqualTo(1);
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isZero();
        assertThat(value(BASELINE, evaluation)).isEqualTo(1);
    }

    @Test
    void measuresAModelThatGuesses() {
        // Labels are independent of the embeddings: 4 000 draws with chance 1/20 have a standard
        // deviation of 0.0034, and 0.02 is nearly six times that. The rate of one class depends on
        // the position of its embedding, so the baseline has no such bound.
        Evaluation evaluation =
                evaluation(random(PICTURES, "clean"), random(PICTURES, "triggered"));
        Offset<Double> chance = Offset.offset(0.02);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isCloseTo(1.0 / CLASSES, chance);
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isCloseTo(1.0 / CLASSES, chance);
        assertThat(value(ATTACK_SUCCESS, evaluation))
                .isCloseTo(value(BASELINE, evaluation), chance);
    }

    @Test
    void triggerShiftIsKnownForFailedAndSuccessfulAttacks() {
        Metric shift = new TriggerShift();

        assertThat(value(shift, evaluation(PERFECT, PERFECT))).isCloseTo(1, within(1e-6));
        Evaluation always = evaluation(PERFECT, ALWAYS_TARGET);
        assertThat(shift.measure(always).get(1).value()).isCloseTo(1, within(1e-6));
        assertThat(value(shift, always))
                .isCloseTo(
                        IntStream.range(0, CLASSES)
                                .filter(i -> i != TARGET)
                                .mapToDouble(i -> CLASS_ROWS.dot(i, CLASS_ROWS, TARGET))
                                .average()
                                .orElseThrow(),
                        within(1e-6));
    }

    /**
     * For the uniform distribution on the sphere in 32 dimensions, the mean potential with t = 2 is
     * exp(-4) 0F1(16; 4), where 0F1 = 1 + 4/16 + 4&sup2;/(2 16 17) + 4&sup3;/(6 16 17 18) + ... =
     * 1.281710.
     */
    @Test
    void uniformityOfRandomPicturesMatchesTheSphere() {
        Metric uniformity = new Uniformity();
        Embeddings randomPictures = random(PICTURES, "sphere");

        assertThat(value(uniformity, evaluation(randomPictures, randomPictures)))
                .isCloseTo(-3.751812, within(0.02));
        assertThat(value(uniformity, evaluation(ALWAYS_TARGET, PERFECT)))
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void probeOfAPerfectModelIsPerfect() {
        Metric probe = new LinearProbe(List.of(100.0));

        Evaluation failedAttack = withProbeData(evaluation(PERFECT, PERFECT));
        Evaluation successfulAttack = withProbeData(evaluation(PERFECT, ALWAYS_TARGET));

        assertThat(value(probe, failedAttack)).isEqualTo(1);
        assertThat(probe.measure(failedAttack).get(1).value()).isZero();
        assertThat(probe.measure(successfulAttack).get(1).value()).isEqualTo(1);
    }

    private static Evaluation withProbeData(FixedEvaluation evaluation) {
        return evaluation.trainedOn(
                perfect(EvaluatedSplit.LABELLED), perfect(EvaluatedSplit.VALIDATION));
    }

    /** Returns a split with ten pictures of each class. */
    private static FixedSplit perfect(String name) {
        int pictures = 10 * CLASSES;
        return new FixedSplit(
                name,
                IntStream.range(0, pictures).mapToObj(i -> i % CLASSES).toList(),
                OptionalInt.empty(),
                new Embeddings(
                        pictures, DIMENSION, Arrays.copyOf(PERFECT.values(), pictures * DIMENSION)),
                Map.of());
    }
}
