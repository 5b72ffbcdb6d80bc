package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class TowersTest {

    private static final GoldenClip CLIP = GoldenClip.read("tiny-rn");
    private static final String MEAN = "visual.bn1.running_mean";

    /**
     * Starting from running statistics r, a pass over one input yields a, and a pass over another
     * yields b. A step with both must yield PyTorch's result of the passes in turn: 0.9 a + (b -
     * 0.9 r).
     */
    @Test
    void passesOfAStepMoveTheRunningStatisticsInTurn() {
        float[] before = Objects.requireNonNull(CLIP.weights().get(MEAN));
        float[] one = meanAfter(pictures(1));
        float[] other = meanAfter(pictures(2));

        float[] both = meanAfter(pictures(1), pictures(2));

        for (int channel = 0; channel < both.length; channel++) {
            assertThat(both[channel])
                    .as("channel %d", channel)
                    .isCloseTo(
                            0.9f * one[channel] + other[channel] - 0.9f * before[channel],
                            within(1e-5f));
        }
        assertThat(both).isNotEqualTo(meanAfter(pictures(2), pictures(1)));
    }

    /** Returns the running mean after a step that embeds each input in its own pass. */
    private static float[] meanAfter(float[]... passes) {
        try (Computation computation =
                new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32))) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Towers towers =
                    new Towers(
                            tf,
                            CLIP.architecture(),
                            variables,
                            BatchNorm.Statistics.rows(),
                            computation.products());
            List<Operand<TFloat32>> embedded =
                    Stream.of(passes).map(levels -> towers.pixels(input(tf, levels))).toList();
            variables.load(computation.session(), CLIP.weights());
            Session.Runner runner = computation.session().runner();
            embedded.forEach(runner::fetch);
            towers.updates().forEach(runner::addTarget);
            try (Result result = runner.run()) {
                assertThat(result.size()).isEqualTo(passes.length);
            }
            Map<String, float[]> after = variables.values(computation.session());
            return Objects.requireNonNull(after.get(MEAN));
        }
    }

    private static Operand<TFloat32> input(Ops tf, float[] levels) {
        return tf.constant(
                Shape.of(GoldenClip.SAMPLES, GoldenClip.SIDE, GoldenClip.SIDE, 3),
                DataBuffers.of(levels));
    }

    private static float[] pictures(long seed) {
        RandomGenerator random = new Seed(seed).generator();
        float[] levels = new float[GoldenClip.SAMPLES * GoldenClip.SIDE * GoldenClip.SIDE * 3];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) (random.nextDouble() * 255 / seed);
        }
        return levels;
    }

    /** open_clip's ViT-H-14 has heads of 80 channels; all others have 64. */
    @Test
    void visionTowerOfH14HasSixteenHeads() {
        assertThat(VisionTransformer.of(14, 1280, 32).heads()).isEqualTo(16);
        assertThat(VisionTransformer.of(14, 1024, 24).heads()).isEqualTo(16);
        assertThat(VisionTransformer.of(32, 768, 12).heads()).isEqualTo(12);
    }
}
