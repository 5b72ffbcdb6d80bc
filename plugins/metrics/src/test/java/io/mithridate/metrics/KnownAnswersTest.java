package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Embeddings for which every metric's value is known without computing it. */
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

    private static Evaluation evaluation(Embeddings clean, Embeddings triggered) {
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
    void aPerfectModelUnderAnAttackThatFails() {
        Evaluation evaluation = evaluation(PERFECT, PERFECT);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isEqualTo(1);
        assertThat(value(ATTACK_SUCCESS, evaluation)).isZero();
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isEqualTo(1);
        assertThat(value(BASELINE, evaluation)).isZero();
    }

    @Test
    void aPerfectModelUnderAnAttackThatAlwaysWorks() {
        Evaluation evaluation = evaluation(PERFECT, ALWAYS_TARGET);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isEqualTo(1);
        assertThat(value(ATTACK_SUCCESS, evaluation)).isEqualTo(1);
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isZero();
        assertThat(value(BASELINE, evaluation)).isZero();
    }

    @Test
    void aModelThatAlwaysSaysTheTarget() {
        Evaluation evaluation = evaluation(ALWAYS_TARGET, ALWAYS_TARGET);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isEqualTo(1.0 / CLASSES);
        assertThat(value(ATTACK_SUCCESS, evaluation)).isEqualTo(1);
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isZero();
        assertThat(value(BASELINE, evaluation)).isEqualTo(1);
    }

    @Test
    void aModelThatGuesses() {
        // Labels have nothing to do with the embeddings: 4 000 draws with chance 1/20 have a
        // standard deviation of 0.0034, and 0.02 is nearly six of them. The rate of one class
        // depends on where its embedding lies, so the baseline has no such bound.
        Evaluation evaluation =
                evaluation(random(PICTURES, "clean"), random(PICTURES, "triggered"));
        Offset<Double> chance = Offset.offset(0.02);
        assertThat(value(CLEAN_ACCURACY, evaluation)).isCloseTo(1.0 / CLASSES, chance);
        assertThat(value(TRIGGERED_ACCURACY, evaluation)).isCloseTo(1.0 / CLASSES, chance);
        assertThat(value(ATTACK_SUCCESS, evaluation))
                .isCloseTo(value(BASELINE, evaluation), chance);
    }
}
