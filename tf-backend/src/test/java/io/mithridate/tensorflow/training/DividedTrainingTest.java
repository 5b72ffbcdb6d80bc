package io.mithridate.tensorflow.training;

import static io.mithridate.api.training.Compute.BatchNorm.PER_DEVICE;
import static io.mithridate.api.training.Compute.BatchNorm.SYNCHRONISED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs, with clipped gradients, whose batches are divided in some way. */
class DividedTrainingTest {

    @TempDir private Path folder;
    private int runs;

    private Map<String, float[]> initial(Architecture architecture) {
        return ClipCheckpoint.initial(architecture, BatchGradients.TOKENIZER, new Seed(3))
                .weights();
    }

    /** Two epochs of three steps of 16. */
    private Map<String, float[]> train(Architecture architecture, Compute compute) {
        Path start = TinyTraining.made(folder.resolve("start-" + runs));
        Path trained = TinyTraining.made(folder.resolve("trained-" + runs++));
        Checkpoint checkpoint =
                ClipCheckpoint.initial(architecture, BatchGradients.TOKENIZER, new Seed(3))
                        .write(start);
        return TinyTraining.train(
                checkpoint,
                TinyTraining.recipe(2, 16),
                compute,
                new TrainingContext("divided", trained, new Seed(1), TrainingListener.silent()));
    }

    @Test
    void chunksTrainATransformerAsTheWholeBatchDoes() {
        assertTrainsAlike(TinyModels.transformer(), TinyModels.on("cpu", PER_DEVICE, 3), 1e-2);
    }

    @Test
    void twoDevicesTrainATransformerAsOneDoes() {
        assertTrainsAlike(TinyModels.transformer(), TinyModels.on("cpu:0,1", PER_DEVICE, 0), 1e-2);
    }

    @Test
    void twoDevicesWithSynchronisedBatchNormTrainMiniAsOneDoes() {
        assertTrainsAlike(TinyModels.mini(), TinyModels.on("cpu:0,1", SYNCHRONISED, 0), 1e-2);
    }

    /** A sum that was added in another order may be rounded to the next number of float16. */
    @ParameterizedTest
    @CsvSource({"cpu, 3", "'cpu:0,1', 0"})
    void soTheyDoInFloat16WithItsLossScale(String device, int chunk) {
        assertTrainsAlike(
                TinyModels.transformer(), inFloat16("cpu", 0), inFloat16(device, chunk), 5e-2);
    }

    private static Compute inFloat16(String device, int chunk) {
        return new Compute(
                Compute.Device.parse(device), 2, Compute.Precision.FLOAT16, PER_DEVICE, chunk);
    }

    private void assertTrainsAlike(Architecture architecture, Compute divided, double tolerance) {
        assertTrainsAlike(architecture, TinyModels.on("cpu", PER_DEVICE, 0), divided, tolerance);
    }

    /** Adam's first steps are nearly signs, so that rounding shows where a gradient is small. */
    private void assertTrainsAlike(
            Architecture architecture, Compute undivided, Compute divided, double tolerance) {
        Map<String, float[]> before = initial(architecture);
        Map<String, float[]> whole = train(architecture, undivided);
        Map<String, float[]> parts = train(architecture, divided);
        assertThat(parts.keySet()).isEqualTo(whole.keySet());
        assertThat(distance(parts, whole))
                .isLessThan(tolerance * distance(whole, before))
                .as("the two are computed in different orders")
                .isPositive();
    }

    private static double distance(Map<String, float[]> one, Map<String, float[]> other) {
        double sum = 0;
        for (Map.Entry<String, float[]> entry : one.entrySet()) {
            float[] theirs = Objects.requireNonNull(other.get(entry.getKey()), entry.getKey());
            for (int i = 0; i < theirs.length; i++) {
                sum += Math.pow((double) entry.getValue()[i] - theirs[i], 2);
            }
        }
        return Math.sqrt(sum);
    }
}
