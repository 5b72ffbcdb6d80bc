package io.mithridate.attacks.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.attacks.encoders.EncoderObjective.Embedded;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class EncoderObjectiveTest {

    private static final float HALF = (float) Math.sqrt(0.5);

    /**
     * All rows have unit length. The first term has the cosines 0 and .70711, of (1,0,0) and
     * (1,1,0)/√2 with (0,1,0). The second has .70711 twice, of (0,1,1)/√2 with (0,1,0). The third
     * has .70711, of (1,0,0) with (1,0,1)/√2, and 1, of (0,0,1) with itself.
     */
    @Test
    void isTheSumOfThreeMeanCosines() {
        try (EagerSession session = EagerSession.create()) {
            Ops tf = Ops.create(session);
            Operand<TFloat32> reference = tf.constant(new float[][] {{0, 1, 0}, {0, 1, 0}});
            Operand<TFloat32> augmented =
                    tf.constant(new float[][] {{0, HALF, HALF}, {0, HALF, HALF}});
            Embedded embedded =
                    new Embedded(
                            tf.constant(new float[][] {{1, 0, 0}, {HALF, HALF, 0}}),
                            reference,
                            augmented,
                            reference,
                            tf.constant(new float[][] {{1, 0, 0}, {0, 0, 1}}),
                            tf.constant(new float[][] {{HALF, 0, HALF}, {0, 0, 1}}));

            Loss loss = EncoderObjective.loss(tf, embedded, 2, 3);

            assertThat(evaluateTerm(loss, "effectiveness")).isEqualTo(-0.35355f, within(1e-5f));
            assertThat(evaluateTerm(loss, "reference")).isEqualTo(-0.70711f, within(1e-5f));
            assertThat(evaluateTerm(loss, "utility")).isEqualTo(-0.85355f, within(1e-5f));
            assertThat(loss.total().asTensor().getFloat())
                    .isEqualTo(-0.35355f - 2 * 0.70711f - 3 * 0.85355f, within(1e-5f));
        }
    }

    private static float evaluateTerm(Loss loss, String term) {
        return Objects.requireNonNull(loss.terms().get(term)).asTensor().getFloat();
    }
}
