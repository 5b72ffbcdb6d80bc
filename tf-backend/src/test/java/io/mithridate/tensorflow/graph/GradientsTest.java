package io.mithridate.tensorflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.training.Compute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class GradientsTest {

    private final Computation computation =
            new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32));
    private final Ops tf = computation.ops();
    private final Variables variables = Variables.trained(tf);

    @AfterEach
    void close() {
        computation.close();
    }

    private List<Operand<TFloat32>> gradients(Operand<TFloat32> loss) {
        return Gradients.ofVariables(computation.graph(), loss, variables.trained());
    }

    private Operand<TFloat32> weight(String name) {
        return variables.get(name, Role.WEIGHT, Initializer.zeros(), 2);
    }

    @Test
    void aVariableWithoutAPathToTheLossIsNamed() {
        Operand<TFloat32> used = weight("used");
        weight("unused");
        Operand<TFloat32> loss = tf.sum(tf.math.square(used), tf.constant(0));
        assertThatThrownBy(() -> gradients(loss)).hasMessageContaining("does not depend on unused");
    }

    @Test
    void aVariableBehindAStoppedGradientIsNamed() {
        Operand<TFloat32> stopped = tf.stopGradient(weight("stopped"));
        Operand<TFloat32> loss = tf.sum(tf.math.mul(weight("used"), stopped), tf.constant(0));
        assertThatThrownBy(() -> gradients(loss))
                .hasMessageContaining("does not depend on stopped");
    }

    @Test
    void theMeanIsOverTheRunsOfAStepAndBeginsAnewWithTheNextOne() {
        // The gradient of x · w is x.
        Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2)));
        Operand<TFloat32> loss = tf.sum(tf.math.mul(weight("w"), x), tf.constant(0));
        GradientMean mean = new GradientMean(tf, variables.trained(), gradients(loss), 3);
        variables.load(computation.session(), Map.of("w", new float[2]));
        assertThat(meanOf(mean, x, new float[][] {{1, 10}, {2, 20}, {6, -6}}))
                .containsExactly(new float[] {3, 8}, within(1e-6f));
        assertThat(meanOf(mean, x, new float[][] {{3, 0}, {0, 3}, {0, 0}}))
                .containsExactly(new float[] {1, 1}, within(1e-6f));
    }

    private float[] meanOf(GradientMean mean, Placeholder<TFloat32> x, float[][] batches) {
        for (int index = 0; index < batches.length - 1; index++) {
            try (Tensor fed = TFloat32.vectorOf(batches[index])) {
                Session.Runner runner = computation.session().runner().feed(x, fed);
                mean.keep(index).forEach(runner::addTarget);
                runner.run().close();
            }
        }
        try (Tensor fed = TFloat32.vectorOf(batches[batches.length - 1]);
                Result result =
                        computation
                                .session()
                                .runner()
                                .feed(x, fed)
                                .fetch(mean.means().get(0))
                                .run()) {
            TFloat32 value = (TFloat32) result.get(0);
            return new float[] {value.getFloat(0), value.getFloat(1)};
        }
    }

    @Test
    void overOneRunTheMeanIsTheGradientItself() {
        List<Operand<TFloat32>> gradients =
                gradients(tf.sum(tf.math.square(weight("w")), tf.constant(0)));
        GradientMean mean = new GradientMean(tf, variables.trained(), gradients, 1);
        assertThat(mean.means()).isEqualTo(gradients);
    }

    @Test
    void anAverageBeginsAsACopyAndFollowsByItsDecay() {
        weight("w");
        variables.get("m", Role.STATISTIC, Initializer.zeros(), 1);
        WeightAverage average = new WeightAverage(tf, variables, 0.75);
        Session session = computation.session();
        variables.load(session, Map.of("w", new float[] {4, 8}, "m", new float[] {1}));
        average.begin(session);
        variables.load(session, Map.of("w", new float[] {8, 0}, "m", new float[] {5}));
        assertThat(average.variables().values(session).get("w")).containsExactly(4, 8);
        // By hand: 0.75 · 4 + 0.25 · 8 = 5, 0.75 · 8 = 6, and of the statistic 0.75 + 1.25 = 2.
        average.move(session);
        assertThat(average.variables().values(session).get("w")).containsExactly(5, 6);
        assertThat(average.variables().values(session).get("m")).containsExactly(2);
        average.move(session);
        assertThat(average.variables().values(session).get("w")).containsExactly(5.75f, 4.5f);
        assertThat(variables.values(session).get("w")).as("the weights").containsExactly(8, 0);
    }
}
