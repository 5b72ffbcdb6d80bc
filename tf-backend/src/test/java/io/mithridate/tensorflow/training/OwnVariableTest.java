package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.training.loss.Loss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests variables that an objective trains with the model, on unnormalized features. */
class OwnVariableTest {

    private static final int COLUMNS = 8;

    @TempDir private Path folder;
    private Checkpoint start = new Checkpoint(Path.of(""), "");

    @BeforeEach
    void writeStart() {
        start = TinyTraining.writeStart(folder.resolve("start"));
    }

    /** Pulls the features towards a row that is also trained. */
    private static final class ToOneRow implements Objective {

        private static final View.Images IMAGE = View.images();

        @Override
        public List<View> views() {
            return List.of(IMAGE);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> row =
                    batch.variable("row", Role.BIAS, Initializer.normal(1), 1, COLUMNS);
            Operand<TFloat32> difference = tf.math.sub(batch.imageFeatures(IMAGE), row);
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "square",
                            tf.math.mean(tf.math.square(difference), tf.constant(new int[] {0, 1})),
                            1));
        }
    }

    private static Recipe recipe() {
        return new Recipe(
                2,
                16,
                1e-2,
                Optional.of(0),
                Recipe.Schedule.COSINE,
                0,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                0,
                true);
    }

    private Map<String, float[]> train(
            String name, int chunk, long seed, TrainingListener listener, boolean saved) {
        Compute compute = TinyModels.computeInChunks(chunk);
        Checkpoint trained =
                new FineTuner(compute, TinyPairs.decoder())
                        .fineTune(
                                start,
                                TinyTraining.PAIRS,
                                new ToOneRow(),
                                recipe(),
                                new TrainingContext(
                                        "own",
                                        TinyTraining.createFolder(folder.resolve(name)),
                                        new Seed(seed),
                                        listener,
                                        saved
                                                ? Optional.of(
                                                        new Checkpointing(
                                                                folder.resolve("states"),
                                                                Duration.ofDays(1),
                                                                1))
                                                : Optional.empty()));
        return ClipCheckpoint.read(trained).weights();
    }

    private Map<String, float[]> train(String name, int chunk, long seed) {
        return train(name, chunk, seed, TrainingListener.silent(), false);
    }

    private static void assertEqual(Map<String, float[]> one, Map<String, float[]> other) {
        assertThat(one.keySet()).isEqualTo(other.keySet());
        one.forEach((name, values) -> assertThat(values).as(name).isEqualTo(other.get(name)));
    }

    @Test
    void areDrawnFromTheSeedAndNotWrittenToTheCheckpoint() {
        Map<String, float[]> one = train("one", 0, 1);

        assertEqual(train("again", 0, 1), one);
        assertThat(train("other", 0, 2).get("visual.proj")).isNotEqualTo(one.get("visual.proj"));
        assertThat(one.keySet()).isEqualTo(ClipCheckpoint.read(start).weights().keySet());
    }

    @Test
    void differentiatesFeaturesInChunks() {
        Map<String, float[]> whole = train("whole", 0, 1);

        train("chunked", 6, 1)
                .forEach(
                        (name, values) ->
                                assertThat(values)
                                        .as(name)
                                        .usingComparatorWithPrecision(1e-4f)
                                        .containsExactly(whole.get(name)));
    }

    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(longs = {1, 4})
    void areRestoredWhenARunResumes(long killStep) {
        TrainingListener killer =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        if (step.number() == killStep) {
                            throw new IllegalStateException("killed");
                        }
                    }
                };

        assertThatThrownBy(() -> train("killed", 0, 1, killer, true)).hasMessage("killed");

        assertEqual(
                train("continued", 0, 1, TrainingListener.silent(), true), train("whole", 0, 1));
    }
}
