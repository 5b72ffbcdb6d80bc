package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.UnusableSampleException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests training runs that leave out two pictures. One of them occurs only in the first step and
 * the other only in the last, so each process of a run that is killed in between and resumed needs
 * only one of them.
 */
class LeftOutTrainingTest {

    private static final PairSet WHOLE = TinyTraining.PAIRS;
    private static final int BATCH = 16;

    /** The steps of two epochs; each epoch has three and omits four pairs. */
    private static final int STEPS = 6;

    private static final Damage DAMAGE = damage();

    @TempDir private Path folder;
    private int runs;

    /**
     * The damaged pairs.
     *
     * @param seed the seed of the training run
     * @param first the pair that occurs only in the first step
     * @param last the pair that occurs only in the last step
     */
    private record Damage(Seed seed, int first, int last) {}

    private static Damage damage() {
        return LongStream.iterate(1, value -> value + 1)
                .mapToObj(Seed::new)
                .flatMap(
                        seed ->
                                pairsOnlyInStep(seed, 0)
                                        .boxed()
                                        .flatMap(
                                                first ->
                                                        pairsOnlyInStep(seed, STEPS - 1)
                                                                .mapToObj(
                                                                        last ->
                                                                                new Damage(
                                                                                        seed, first,
                                                                                        last))))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the pairs that occur only in this step. */
    private static IntStream pairsOnlyInStep(Seed seed, int step) {
        return IntStream.range(0, WHOLE.size())
                .filter(
                        pair ->
                                IntStream.range(0, STEPS)
                                        .allMatch(
                                                each ->
                                                        (each == step)
                                                                == batch(seed, each)
                                                                        .contains(pair)));
    }

    private static List<Integer> batch(Seed seed, int step) {
        int[] order = BatchLoader.shuffled(WHOLE.size(), seed).apply(step / 3);
        return IntStream.range(0, BATCH)
                .mapToObj(position -> order[step % 3 * BATCH + position])
                .toList();
    }

    private static LeftOut leftOut(int pair) {
        return new LeftOut(WHOLE.id(pair), "%s.png: it is truncated".formatted(WHOLE.id(pair)));
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Records the pairs left out, and kills the run at a step. */
    private static final class Heard implements TrainingListener {

        private final long killStep;
        private final List<LeftOut> leftOut = new ArrayList<>();
        private long done = -1;

        Heard(long killStep) {
            this.killStep = killStep;
        }

        @Override
        public void onStart(Start start) {
            done = start.done();
        }

        @Override
        public void onStep(Step step) {
            if (step.number() == killStep) {
                throw new KilledException();
            }
        }

        @Override
        public void onLeftOut(LeftOut pair) {
            leftOut.add(pair);
        }
    }

    private Map<String, float[]> train(PairSet pairs, Heard recorder) {
        return train(pairs, recorder, "states");
    }

    private Map<String, float[]> train(PairSet pairs, Heard recorder, String states) {
        Path run = TinyTraining.createFolder(folder.resolve("run-" + runs++));
        Checkpoint trained =
                new FineTuner(
                                new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                                TinyPairs.decoder())
                        .fineTune(
                                TinyTraining.writeStart(run.resolve("start")),
                                pairs,
                                new TinyTraining(),
                                TinyTraining.recipe(2, BATCH),
                                new TrainingContext(
                                        "victim",
                                        TinyTraining.createFolder(run.resolve("trained")),
                                        DAMAGE.seed(),
                                        recorder,
                                        Optional.of(
                                                new Checkpointing(
                                                        folder.resolve(states),
                                                        Duration.ofDays(1),
                                                        1))));
        return ClipCheckpoint.read(trained).weights();
    }

    private static PairSet damaged(int unreadableAllowed) {
        return new DamagedPairs(WHOLE, unreadableAllowed, Set.of(DAMAGE.first(), DAMAGE.last()));
    }

    private void kill(PairSet pairs, long killStep) {
        assertThatThrownBy(() -> train(pairs, new Heard(killStep)))
                .isInstanceOf(KilledException.class);
    }

    @Test
    void reportsTheLeftOutPairs() {
        Heard recorder = new Heard(0);
        train(damaged(2), recorder);

        assertThat(recorder.leftOut)
                .containsExactlyInAnyOrder(leftOut(DAMAGE.first()), leftOut(DAMAGE.last()));
    }

    @Test
    void reportsNothingIfAllPicturesAreReadable() {
        Heard recorder = new Heard(0);
        train(new DamagedPairs(WHOLE, 2, Set.of()), recorder);

        assertThat(recorder.leftOut).isEmpty();
    }

    @Test
    void reportsTheSamePairsAfterAKill() {
        Heard unbroken = new Heard(0);
        Map<String, float[]> whole = train(damaged(2), unbroken, "unbroken");
        kill(damaged(2), 2);
        Heard resumed = new Heard(0);

        Map<String, float[]> weights = train(damaged(2), resumed);

        assertThat(resumed.done).isEqualTo(1);
        assertThat(resumed.leftOut).isEqualTo(unbroken.leftOut);
        weights.forEach((name, values) -> assertThat(values).isEqualTo(whole.get(name)));
    }

    /** The second process reads only one damaged picture, which by itself is within the limit. */
    @Test
    void killDoesNotRaiseTheLimitOfLeftOutPictures() {
        assertThatThrownBy(() -> train(damaged(1), new Heard(0), "unbroken"))
                .isInstanceOf(UnusableSampleException.class);
        kill(damaged(1), 2);

        assertThatThrownBy(() -> train(damaged(1), new Heard(0)))
                .isInstanceOf(UnusableSampleException.class)
                .hasMessageContaining(WHOLE.id(DAMAGE.last()))
                .hasMessageContaining("exceeds the limit of 1 pictures that may be left out");
    }
}
