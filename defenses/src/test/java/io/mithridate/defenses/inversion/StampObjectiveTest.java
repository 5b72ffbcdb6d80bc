package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.training.loss.Loss;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests the stamp and its loss against numbers worked out by hand. */
class StampObjectiveTest {

    private static final float[][] ROWS = {{1, 0}, {0.6f, 0.8f}, {0.8f, 0.6f}};

    @Test
    void similarityIsTheMeanCosineOfDifferentRows() {
        assertThat(evaluate(tf -> PatchObjective.meanCosine(tf, tf.constant(ROWS))))
                .isCloseTo(0.786667, within(1e-6));
    }

    @Test
    void countsTheMaskOncePerChannel() {
        float[][] mask = {{0.9f, 0.1f}, {0, 0.2f}};

        assertThat(evaluate(tf -> term(loss(tf, mask), DecreeRule.SIZE)))
                .isCloseTo(3.6, within(1e-6));
        assertThat(Decree.pl1(3.6, 2)).isCloseTo(0.3, within(1e-12));
        assertThat(evaluate(tf -> loss(tf, mask).total())).isCloseTo(-0.783067, within(1e-6));
    }

    private static Loss loss(Ops tf, float[][] mask) {
        return StampObjective.loss(tf, tf.constant(ROWS), tf.constant(mask), tf.constant(1e-3f));
    }

    private static Operand<TFloat32> term(Loss loss, String name) {
        Operand<TFloat32> term = loss.terms().get(name);
        if (term == null) {
            throw new AssertionError("no term " + name);
        }
        return term;
    }

    @Test
    void blendsTheStampByTheMask() {
        float[][][][] white = {{{{100, 100, 100}}}};
        float[][][] pattern = {{{200, 200, 200}}};

        assertThat(
                        evaluate(
                                tf ->
                                        tf.math.mean(
                                                StampObjective.stamp(
                                                        tf,
                                                        tf.constant(white),
                                                        tf.constant(new float[][] {{0.3f}}),
                                                        tf.constant(pattern)),
                                                tf.constant(new int[] {0, 1, 2, 3}))))
                .isCloseTo(130, within(1e-4));
    }

    /**
     * For blue, ImageNet's result is (100/255 - 0.406) / 0.225; CLIP's constants are 0.40821073 and
     * 0.27577711.
     */
    @Test
    void compatNormalizesLikeImagenet() {
        float[][][][] gray = {{{{100, 100, 100}}}};

        double blue =
                evaluate(
                        tf ->
                                tf.sum(
                                        tf.math.mul(
                                                StampObjective.normalizeAsImagenet(
                                                        tf, tf.constant(gray)),
                                                tf.constant(new float[] {0, 0, 1})),
                                        tf.constant(new int[] {0, 1, 2, 3})));

        assertThat((blue / 255 - 0.40821073) / 0.27577711)
                .isCloseTo((100 / 255.0 - 0.406) / 0.225, within(1e-5));
    }

    @Test
    void unboundedInvertsSquash() {
        assertThat(StampObjective.unsquash(0.3)).isCloseTo(-0.423649, within(1e-6));
        assertThat(StampObjective.squash(-0.423649)).isCloseTo(0.3, within(1e-6));
        assertThat(evaluate(tf -> StampObjective.squash(tf, tf.constant(-0.423649f))))
                .isCloseTo(0.3, within(1e-6));
    }

    private static double evaluate(Function<Ops, Operand<TFloat32>> formula) {
        try (Graph graph = new Graph()) {
            Operand<TFloat32> number = formula.apply(Ops.create(graph));
            try (Session session = new Session(graph);
                    TFloat32 value = (TFloat32) session.runner().fetch(number).run().get(0)) {
                return value.getFloat();
            }
        }
    }
}
