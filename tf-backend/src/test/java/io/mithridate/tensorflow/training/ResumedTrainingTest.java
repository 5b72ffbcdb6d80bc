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
import io.mithridate.tensorflow.training.loss.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.op.Ops;

/** Tests that a run that was killed and resumed gives the same bits as one that was not. */
class ResumedTrainingTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir private static Path shared;
    private static Checkpoint start = new Checkpoint(Path.of(""), "");
    private static Map<String, float[]> uninterrupted = Map.of();
    private static List<TrainingListener.Step> uninterruptedSteps = List.of();

    @TempDir private Path folder;
    private Path states = Path.of("");
    private int runs;

    @BeforeAll
    static void trainUninterrupted() {
        start = TinyTraining.writeStart(shared.resolve("start"));
        Heard recorder = new Heard(0);
        TrainingContext context =
                new TrainingContext(
                        "victim",
                        TinyTraining.createFolder(shared.resolve("unbroken")),
                        new Seed(1),
                        recorder);
        uninterrupted = TinyTraining.train(start, recipe(), context);
        uninterruptedSteps = recorder.steps;
    }

    @BeforeEach
    void setStatesFolder() {
        states = folder.resolve("states");
    }

    /** Returns a recipe with two epochs of three steps. */
    private static Recipe recipe() {
        return TinyTraining.recipe(2, 16);
    }

    /** Records its calls, and kills the run at a step. */
    private static class Heard implements TrainingListener {

        private final long killStep;
        private final List<Start> starts = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<Integer> epochs = new ArrayList<>();
        private final List<End> ends = new ArrayList<>();
        private final List<Long> saves = new ArrayList<>();

        Heard(long killStep) {
            this.killStep = killStep;
        }

        @Override
        public void onStart(Start start) {
            starts.add(start);
        }

        @Override
        public void onStep(Step step) {
            steps.add(step);
            if (step.number() == killStep) {
                throw new KilledException();
            }
        }

        @Override
        public void onEpoch(int epoch) {
            epochs.add(epoch);
        }

        @Override
        public void onSave(long steps) {
            saves.add(steps);
        }

        @Override
        public void onEnd(End end) {
            ends.add(end);
        }
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Map<String, float[]> train(
            Recipe recipe, long seed, long saveInterval, Heard recorder) {
        return train(TinyModels.computeInChunks(0), recipe, seed, saveInterval, recorder);
    }

    private Map<String, float[]> train(
            Compute compute, Recipe recipe, long seed, long saveInterval, Heard recorder) {
        return TinyTraining.train(
                start,
                recipe,
                compute,
                new TrainingContext(
                        "victim",
                        TinyTraining.createFolder(folder.resolve("run-" + runs++)),
                        new Seed(seed),
                        recorder,
                        Optional.of(new Checkpointing(states, NEVER, saveInterval))));
    }

    private void kill(Recipe recipe, long saveInterval, long killStep) {
        assertThatThrownBy(() -> train(recipe, 1, saveInterval, new Heard(killStep)))
                .isInstanceOf(KilledException.class);
    }

    private static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
    }

    @Test
    void notifiesListenersBeforeEachStateIsSaved() throws IOException {
        Heard recorder =
                new Heard(0) {
                    @Override
                    public void onSave(long steps) {
                        // The first state is not on disk yet.
                        assertThat(Files.exists(states)).isEqualTo(steps > 2);
                        super.onSave(steps);
                    }
                };
        train(recipe(), 1, 2, recorder);

        assertThat(recorder.saves).containsExactly(2L, 4L, 6L);
    }

    @Test
    void reportsTheGradientNormOfEachStep() {
        assertThat(uninterruptedSteps)
                .hasSize(6)
                .allSatisfy(
                        step -> {
                            assertThat(step.gradientNorm().getAsDouble()).isPositive().isFinite();
                            assertThat(step.lossScale()).isEmpty();
                        });
    }

    @ParameterizedTest(name = "saved every {0} steps, killed at step {1}, continued after {2}")
    @CsvSource({"1, 1, 0", "1, 4, 3", "2, 6, 4"})
    void resumedRunGivesTheSameBits(long saveInterval, long killStep, long done) {
        assertContinued(saveInterval, killStep, done);
    }

    @Test
    void interruptedRunResumesAfterItsLastStep() {
        Heard interrupting =
                new Heard(0) {
                    @Override
                    public void onStep(Step step) {
                        super.onStep(step);
                        if (step.number() == 4) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        assertThatThrownBy(() -> train(recipe(), 1, Long.MAX_VALUE, interrupting))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();

        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, Long.MAX_VALUE, recorder), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isEqualTo(4);
        assertThat(recorder.starts.get(0).pictures())
                .as("two views, one of them by the frozen model as well")
                .isEqualTo(3 * 16);
        assertThat(recorder.steps).isEqualTo(uninterruptedSteps.subList(4, 6));
    }

    @Test
    void interruptInTheLastStepLosesNothing() {
        Heard interrupting =
                new Heard(0) {
                    @Override
                    public void onStep(Step step) {
                        super.onStep(step);
                        if (step.number() == 6) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        TrainingContext context =
                new TrainingContext(
                        "victim",
                        TinyTraining.createFolder(folder.resolve("interrupted")),
                        new Seed(1),
                        interrupting,
                        Optional.of(new Checkpointing(states, NEVER, Long.MAX_VALUE)));
        Checkpoint trained =
                new FineTuner(TinyModels.computeInChunks(0), TinyPairs.decoder())
                        .fineTune(start, TinyTraining.PAIRS, new TinyTraining(), recipe(), context);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertSame(ClipCheckpoint.read(trained).weights(), uninterrupted);

        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, Long.MAX_VALUE, recorder), uninterrupted);
        assertThat(recorder.starts.get(0).done())
                .as("if what follows it is cut short")
                .isEqualTo(6);
    }

    /** A step that has started already has its batch, so it is finished. */
    @Test
    void interruptedStepIsFinishedFirst() {
        TinyTraining tiny = new TinyTraining();
        AtomicInteger batches = new AtomicInteger();
        Objective interrupting =
                new Objective() {
                    @Override
                    public List<View> views() {
                        return tiny.views();
                    }

                    @Override
                    public Map<String, ScheduledNumber> scheduledNumbers() {
                        ScheduledNumber weight =
                                Objects.requireNonNull(tiny.scheduledNumbers().get("weight"));
                        ScheduledNumber counted =
                                (step, steps) -> {
                                    if (batches.incrementAndGet() == 4) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return weight.at(step, steps);
                                };
                        Map<String, ScheduledNumber> numbers =
                                new TreeMap<>(tiny.scheduledNumbers());
                        numbers.put("weight", counted);
                        return numbers;
                    }

                    @Override
                    public Loss loss(Ops tf, Batch batch) {
                        return tiny.loss(tf, batch);
                    }
                };
        TrainingContext context =
                new TrainingContext(
                        "victim",
                        TinyTraining.createFolder(folder.resolve("interrupted")),
                        new Seed(1),
                        new Heard(0),
                        Optional.of(new Checkpointing(states, NEVER, Long.MAX_VALUE)));
        FineTuner trainer = new FineTuner(TinyModels.computeInChunks(0), TinyPairs.decoder());
        assertThatThrownBy(
                        () ->
                                trainer.fineTune(
                                        start, TinyTraining.PAIRS, interrupting, recipe(), context))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();

        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, Long.MAX_VALUE, recorder), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isEqualTo(4);
    }

    @Tag("slow")
    @ParameterizedTest(name = "saved every {0} steps, killed at step {1}, continued after {2}")
    @CsvSource({"1, 2, 1", "1, 3, 2", "1, 5, 4", "1, 6, 5", "2, 4, 2", "3, 5, 3", "4, 6, 4"})
    void runKilledAtAnyStepResumesToTheSameBits(long saveInterval, long killStep, long done) {
        assertContinued(saveInterval, killStep, done);
    }

    private void assertContinued(long saveInterval, long killStep, long done) {
        kill(recipe(), saveInterval, killStep);
        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, saveInterval, recorder), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isEqualTo(done);
        assertThat(recorder.starts.get(0).steps()).isEqualTo(6);
        assertThat(recorder.steps).isEqualTo(uninterruptedSteps.subList((int) done, 6));
        assertThat(recorder.epochs).isEqualTo(done < 3 ? List.of(1, 2) : List.of(2));
        assertThat(recorder.ends)
                .singleElement()
                .satisfies(
                        end -> {
                            assertThat(end.steps()).isEqualTo(6 - done);
                            assertThat(end.waitingShare()).isBetween(0.0, 1.0);
                            assertThat(end.waitingSeconds()).isPositive();
                        });
    }

    @Test
    @Tag("slow")
    void runCanBeKilledRepeatedly() {
        for (int killStep = 2; killStep <= 6; killStep++) {
            kill(recipe(), 1, killStep);
        }
        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, 1, recorder), uninterrupted);
        assertThat(recorder.steps).hasSize(1);
        assertThat(recorder.starts.get(0).doneSeconds()).isPositive();
    }

    @Test
    void resumedRunInChunksGivesTheSameBits() {
        Compute compute = TinyModels.computeInChunks(4);
        Map<String, float[]> whole = train(compute, recipe(), 1, Long.MAX_VALUE, new Heard(0));
        assertThatThrownBy(() -> train(compute, recipe(), 1, 1, new Heard(5)))
                .isInstanceOf(KilledException.class);
        Heard recorder = new Heard(0);
        assertSame(train(compute, recipe(), 1, 1, recorder), whole);
        assertThat(recorder.starts.get(0).done()).isEqualTo(4);
    }

    /**
     * The saved state includes the loss scale, the number of skipped steps (which the optimizer
     * does not count) and the number of finite steps since the scale last grew. The first steps
     * overflow here.
     */
    @ParameterizedTest(name = "killed at step {0}")
    @CsvSource({"3", "6"})
    void resumedRunInFloat16GivesTheSameBits(int killStep) {
        Compute half = new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT16);
        Heard wholeRecorder = new Heard(0);
        Map<String, float[]> whole = train(half, recipe(), 1, Long.MAX_VALUE, wholeRecorder);
        assertThatThrownBy(() -> train(half, recipe(), 1, 1, new Heard(killStep)))
                .isInstanceOf(KilledException.class);
        Heard recorder = new Heard(0);
        assertSame(train(half, recipe(), 1, 1, recorder), whole);
        assertThat(recorder.starts.get(0).done()).isEqualTo(killStep - 1);
        assertThat(recorder.steps).isEqualTo(wholeRecorder.steps.subList(killStep - 1, 6));
        assertThat(recorder.ends.get(0).skippedSteps())
                .isEqualTo(wholeRecorder.ends.get(0).skippedSteps())
                .isBetween(1L, 5L);
        assertThat(wholeRecorder.steps).isNotEqualTo(uninterruptedSteps);
    }

    @Test
    void doesNotRepeatACompletedRun() {
        train(recipe(), 1, 2, new Heard(0));
        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, 2, recorder), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isEqualTo(6);
        assertThat(recorder.steps).isEmpty();
    }

    @Test
    void writesNothingInARunShorterThanTheInterval() {
        train(recipe(), 1, Long.MAX_VALUE, new Heard(0));
        assertThat(states).doesNotExist();
    }

    @Test
    void differentRunsDoNotResumeEachOther() {
        kill(recipe(), 1, 4);
        Heard otherSeed = new Heard(0);
        train(recipe(), 2, Long.MAX_VALUE, otherSeed);
        assertThat(otherSeed.starts.get(0).done()).isZero();
        Heard otherRecipe = new Heard(0);
        train(TinyTraining.recipe(2, 15), 1, Long.MAX_VALUE, otherRecipe);
        assertThat(otherRecipe.starts.get(0).done()).isZero();
        Heard same = new Heard(0);
        train(recipe(), 1, Long.MAX_VALUE, same);
        assertThat(same.starts.get(0).done()).isEqualTo(3);
    }

    private Path state() throws IOException {
        try (Stream<Path> files = Files.list(states)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    @Test
    void setsADamagedStateAsideAndStartsAgain() throws IOException {
        kill(recipe(), 1, 4);
        Path state = state();
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length - 3] ^= 4;
        Files.write(state, bytes);
        Heard recorder = new Heard(0);
        assertSame(train(recipe(), 1, Long.MAX_VALUE, recorder), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isZero();
        assertThat(state).doesNotExist();
    }

    @Test
    void completesEvenIfTheFolderCannotBeWritten() throws IOException {
        Files.writeString(states, "a file where the folder should be");
        assertSame(train(recipe(), 1, 1, new Heard(0)), uninterrupted);
    }
}
