package io.mithridate.tensorflow.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.training.Compute;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
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
    void namesAVariableWithoutAPathToTheLoss() {
        Operand<TFloat32> used = weight("used");
        weight("unused");
        Operand<TFloat32> loss = tf.sum(tf.math.square(used), tf.constant(0));
        assertThatThrownBy(() -> gradients(loss)).hasMessageContaining("does not depend on unused");
    }

    @Test
    void namesAVariableBehindAStoppedGradient() {
        Operand<TFloat32> stopped = tf.stopGradient(weight("stopped"));
        Operand<TFloat32> loss = tf.sum(tf.math.mul(weight("used"), stopped), tf.constant(0));
        assertThatThrownBy(() -> gradients(loss))
                .hasMessageContaining("does not depend on stopped");
    }
}
