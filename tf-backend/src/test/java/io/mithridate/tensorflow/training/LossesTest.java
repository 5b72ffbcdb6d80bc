package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Tests what the golden numbers do not cover: duplicates, direction, degenerate cases. */
class LossesTest {

    private static final float[][] IMAGES = {{1, 0}, {0, 1}};
    private static final float[][] TEXTS = {{0.8f, 0.6f}, {0, 1}};

    static double value(Function<Ops, Operand<TFloat32>> formula) {
        try (Graph graph = new Graph()) {
            Operand<TFloat32> loss = formula.apply(Ops.create(graph));
            try (Session session = new Session(graph);
                    Result result = session.runner().fetch(loss).run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    @Test
    void infoNceIsTheCrossEntropyOfTheOwnKey() {
        double loss =
                value(
                        tf ->
                                Losses.infoNce(
                                        tf,
                                        tf.constant(IMAGES),
                                        tf.constant(TEXTS),
                                        tf.constant(2f)));
        double first = -Math.log(Math.exp(1.6) / (Math.exp(1.6) + Math.exp(0)));
        double second = -Math.log(Math.exp(2) / (Math.exp(1.2) + Math.exp(2)));
        assertThat(loss).isCloseTo((first + second) / 2, within(1e-6));
    }

    /** The cosines are .2, .3 and .1, at a scale of 10; the mean over two such rows is the same. */
    @Test
    void targetClassIsTheCrossEntropyOfTheTarget() {
        double loss =
                value(
                        tf ->
                                Losses.targetClass(
                                        tf,
                                        tf.constant(new float[][] {{1, 0}, {0, 1}}),
                                        tf.constant(
                                                new float[][] {
                                                    {0.2f, 0.2f}, {0.3f, 0.3f}, {0.1f, 0.1f}
                                                }),
                                        tf.constant(10f),
                                        1));
        assertThat(loss).isCloseTo(0.40761, within(5e-6));
    }

    /**
     * The distances are 0 and √.4, then √.4 and 0. The square root itself has no finite gradient at
     * 0.
     */
    @Test
    void tripletComparesDistances() {
        double loss =
                value(
                        tf ->
                                Losses.triplet(
                                        tf,
                                        tf.constant(new float[][] {{1, 0}, {1, 0}}),
                                        tf.constant(new float[][] {{1, 0}, {0.8f, 0.6f}}),
                                        tf.constant(new float[][] {{0.8f, 0.6f}, {1, 0}}),
                                        0.5,
                                        0));
        assertThat(loss).isCloseTo((0.5 + Math.sqrt(0.4)) / 2, within(1e-6));
    }

    @Test
    void inModalComparesOnlyOriginalsWithAugmented() {
        float[][] augmented = {{0.6f, 0.8f}, {0.28f, 0.96f}};
        double oneWay =
                value(
                        tf ->
                                Losses.inModal(
                                        tf,
                                        tf.constant(IMAGES),
                                        tf.constant(augmented),
                                        tf.constant(IMAGES),
                                        tf.constant(augmented),
                                        tf.constant(5f)));
        double other =
                value(
                        tf ->
                                Losses.inModal(
                                        tf,
                                        tf.constant(augmented),
                                        tf.constant(IMAGES),
                                        tf.constant(augmented),
                                        tf.constant(IMAGES),
                                        tf.constant(5f)));
        double expected =
                (Math.log(1 + Math.exp(5 * (0.28 - 0.6)))
                                + Math.log(1 + Math.exp(5 * (0.8 - 0.96))))
                        / 2;
        assertThat(oneWay).isCloseTo(expected, within(1e-6));
        assertThat(other).as("the way back differs").isNotCloseTo(expected, within(1e-2));
    }

    @Test
    void sameCaptionsAreNotNegativesOfEachOther() {
        float[][] images = {{1, 0}, {0.6f, 0.8f}, {0, 1}};
        float[][] texts = {{0.8f, 0.6f}, {0.8f, 0.6f}, {0, 1}};
        float[][] same = {{1, 1, 0}, {1, 1, 0}, {0, 0, 1}};
        double masked =
                value(
                        tf ->
                                Losses.clip(
                                        tf,
                                        tf.constant(images),
                                        tf.constant(texts),
                                        tf.constant(1f),
                                        tf.constant(same)));
        double toText =
                (Math.log(1 + Math.exp(0 - 0.8))
                                + Math.log(1 + Math.exp(0.8 - 0.96))
                                + Math.log(1 + 2 * Math.exp(0.6 - 1)))
                        / 3;
        double toImage =
                (Math.log(1 + Math.exp(0.6 - 0.8))
                                + Math.log(1 + Math.exp(0.6 - 0.96))
                                + Math.log(1 + (Math.exp(0) + Math.exp(0.8)) / Math.exp(1)))
                        / 3;
        assertThat(masked).isCloseTo((toText + toImage) / 2, within(1e-6));
    }

    @Test
    void maskingChangesNothingWithoutDuplicates() {
        float[][] identity = {{1, 0}, {0, 1}};
        double masked =
                value(
                        tf ->
                                Losses.clip(
                                        tf,
                                        tf.constant(IMAGES),
                                        tf.constant(TEXTS),
                                        tf.constant(3f),
                                        tf.constant(identity)));
        double plain =
                value(
                        tf ->
                                Losses.clip(
                                        tf,
                                        tf.constant(IMAGES),
                                        tf.constant(TEXTS),
                                        tf.constant(3f)));
        assertThat(masked).isCloseTo(plain, within(1e-6));
    }

    @Test
    void zeroAboveIsDiscontinuousAtTheThreshold() {
        assertThat(value(tf -> Losses.zeroAbove(tf, tf.constant(2.15f), 2.15))).isEqualTo(2.15f);
        assertThat(value(tf -> Losses.zeroAbove(tf, tf.constant(2.16f), 2.15))).isZero();
    }

    @Test
    void sumKeepsTermNamesAndRejectsDuplicates() {
        double total =
                value(
                        tf -> {
                            Loss loss =
                                    Loss.sum(
                                            tf,
                                            new Loss.Term("a", tf.constant(3f), 2),
                                            new Loss.Term("b", tf.constant(4f), -0.5));
                            assertThat(loss.terms().keySet()).containsExactly("a", "b");
                            return loss.total();
                        });
        assertThat(total).isEqualTo(4);
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            List<Loss.Term> twice =
                    List.of(
                            new Loss.Term("a", tf.constant(1f), 1),
                            new Loss.Term("a", tf.constant(1f), 1));
            assertThatThrownBy(() -> Loss.sum(tf, twice)).hasMessageContaining("'a'");
        }
    }

    @Test
    void namesATermThatIsNotAScalar() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> rows = tf.constant(new float[] {1, 2, 3});
            Operand<TFloat32> scalar = tf.constant(1f);

            for (ThrowingCallable construction :
                    List.<ThrowingCallable>of(
                            () -> new Loss.Term("in-modal", rows, 1),
                            () -> Loss.of("in-modal", rows),
                            () -> new Loss(scalar, Map.of("in-modal", rows)))) {
                assertThatThrownBy(construction)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "the term 'in-modal' of the loss has shape [3]; a loss must be a"
                                        + " single number, e.g. the mean over the rows");
            }
            assertThatThrownBy(() -> new Loss(rows, Map.of("clip", scalar)))
                    .hasMessageStartingWith("the total of the loss has shape [3]");
        }
    }

    @Test
    void rejectsAnUnknownNumberOfRows() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> unknown =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2)));
            assertThatThrownBy(() -> Losses.clip(tf, unknown, unknown, tf.constant(1f)))
                    .hasMessageContaining("static number of rows");
        }
    }
}
