package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests whole runs, with clipped gradients, whose batches are embedded in chunks. */
class DividedTrainingTest {

    @TempDir private Path folder;
    private int runs;

    private Map<String, float[]> initialWeights(Architecture architecture) {
        return ClipCheckpoint.initial(architecture, BatchGradients.TOKENIZER, new Seed(3))
                .weights();
    }

    /** Trains two epochs of three steps with batches of 16. */
    private Map<String, float[]> train(Architecture architecture, Compute compute) {
        Path start = TinyTraining.createFolder(folder.resolve("start-" + runs));
        Path trained = TinyTraining.createFolder(folder.resolve("trained-" + runs++));
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
    void chunksTrainATransformerLikeWholeBatches() {
        assertTrainsAlike(TinyModels.transformer(), TinyModels.computeInChunks(3), 1e-2);
    }

    /** A sum in another order may be rounded to the adjacent float16 number. */
    @Test
    void chunksTrainLikeWholeBatchesInFloat16() {
        assertTrainsAlike(TinyModels.transformer(), inFloat16(0), inFloat16(3), 5e-2);
    }

    private static Compute inFloat16(int chunk) {
        return new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT16, chunk);
    }

    private void assertTrainsAlike(Architecture architecture, Compute divided, double tolerance) {
        assertTrainsAlike(architecture, TinyModels.computeInChunks(0), divided, tolerance);
    }

    /** Adam's first steps are nearly signs, so rounding errors show in small gradients. */
    private void assertTrainsAlike(
            Architecture architecture, Compute undivided, Compute divided, double tolerance) {
        Map<String, float[]> before = initialWeights(architecture);
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
