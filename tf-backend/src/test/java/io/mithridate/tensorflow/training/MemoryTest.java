package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Native memory is not the garbage collector's: what a step leaves open stays. */
class MemoryTest {

    private static final int WIDTH = 50_000;
    private static final int STEPS = 400;

    @Test
    void stepsLeaveNothingBehind() {
        List<Long> bytes = new ArrayList<>();
        try (Computation computation =
                new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32))) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TFloat32> weight = variables.get("w", Role.WEIGHT, Initializer.ones(), WIDTH);
            Operand<TFloat32> loss = tf.sum(tf.math.square(weight), tf.constant(0));
            Recipe recipe = new Recipe(1, 2, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
            TrainLoop loop =
                    new TrainLoop(
                            computation,
                            Loss.of("square", loss),
                            variables.trained(),
                            List.of(),
                            recipe);
            float[] ones = new float[WIDTH];
            variables.load(computation.session(), Map.of("w", ones));
            loop.run("memory", new Nothing(), counting(bytes));
        }
        assertThat(bytes).hasSize(STEPS);
        assertThat(bytes.get(STEPS - 1) - bytes.get(STEPS / 4))
                .as("native bytes that are still open")
                .isLessThanOrEqualTo(64);
    }

    private static TrainingListener counting(List<Long> bytes) {
        return new TrainingListener() {
            @Override
            public void onStep(Step step) {
                bytes.add(Pointer.totalBytes());
            }
        };
    }

    /** Feeds nothing, and keeps TensorFlow's deallocators out of the picture. */
    private static final class Nothing implements TrainLoop.Source {

        @Override
        public long stepsPerEpoch() {
            return STEPS;
        }

        @Override
        public TrainLoop.Feeds next() {
            return new TrainLoop.Feeds() {
                @Override
                public void addTo(Session.Runner runner) {}

                @Override
                public List<String> sampleIds() {
                    return List.of();
                }

                @Override
                public void close() {}
            };
        }
    }
}
