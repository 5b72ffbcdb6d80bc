package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests epochs planned by a policy, and a count passed from step to step. */
class PlannedTrainingTest {

    private static final int BATCH = 16;

    @TempDir private Path folder;
    private Checkpoint start = new Checkpoint(Path.of(""), "");

    @BeforeEach
    void writeStart() {
        start = TinyTraining.writeStart(folder.resolve("start"));
    }

    /**
     * CLIP's loss times the policy's weight. The other terms are the weight and the number of
     * steps.
     */
    private static final class Counted implements Objective {

        private static final View.Images IMAGE = View.images();
        private static final View.Captions CAPTION = View.captions();

        @Override
        public List<View> views() {
            return List.of(IMAGE, CAPTION);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> steps = batch.state("steps", new float[] {1}, 1);
            batch.setState("steps", tf.math.add(steps, tf.constant(new float[] {1})));
            Operand<TFloat32> clip =
                    Losses.clip(tf, batch.of(IMAGE), batch.of(CAPTION), batch.logitScale());
            Operand<TFloat32> count = tf.reshape(steps, tf.constant(new long[0]));
            return Loss.sum(
                    tf,
                    new Loss.Term("clip", tf.math.mul(clip, batch.scheduled("weight")), 1),
                    new Loss.Term("weight", batch.scheduled("weight"), 1e-9),
                    new Loss.Term("steps", count, 1e-9));
        }
    }

    /** Plans the half with larger cosines first, then the rest with half the weight. */
    private static final class Halves implements EpochPolicy {

        private final List<double[]> seenScores = new ArrayList<>();
        private final List<EpochPlan> planned = new ArrayList<>();
        private final List<EpochPlan> finalPlans = new ArrayList<>();

        @Override
        public Set<String> numbers() {
            return Set.of("weight");
        }

        @Override
        public boolean readsScores(int epoch) {
            return epoch > 0;
        }

        @Override
        public Operand<TFloat32> score(Ops tf, Batch batch) {
            return tf.sum(
                    tf.math.mul(batch.of(Counted.IMAGE), batch.of(Counted.CAPTION)),
                    tf.constant(1));
        }

        @Override
        public EpochPlan plan(int epoch, double[] scores, RuleMemory memory) {
            seenScores.add(scores);
            planned.add(createPlan(epoch, scores, memory));
            return planned.get(planned.size() - 1);
        }

        private static EpochPlan createPlan(int epoch, double[] scores, RuleMemory memory) {
            if (epoch == 0) {
                return EpochPlan.all(scores.length, Map.of("weight", 1.0), memory);
            }
            BitSet best = new BitSet();
            IntStream.range(0, scores.length)
                    .boxed()
                    .sorted((i, j) -> Double.compare(scores[j], scores[i]))
                    .limit(scores.length / 2)
                    .forEach(best::set);
            BitSet rest = (BitSet) best.clone();
            rest.flip(0, scores.length);
            return new EpochPlan(
                    List.of(
                            new EpochPlan.Part(best, Map.of("weight", 1.0)),
                            new EpochPlan.Part(rest, Map.of("weight", 0.5))),
                    memory.with("epoch", epoch));
        }

        @Override
        public void ended(EpochPlan plan) {
            finalPlans.add(plan);
        }

        @Override
        public String toString() {
            return "Halves";
        }
    }

    private static Recipe recipe() {
        return TinyTraining.recipe(3, BATCH);
    }

    private Checkpoint train(
            Recipe recipe,
            int chunk,
            EpochPolicy policy,
            String name,
            TrainingListener listener,
            boolean saved) {
        Compute compute = TinyModels.computeInChunks(chunk);
        return new FineTuner(compute, TinyPairs.decoder())
                .fineTune(
                        start,
                        TinyTraining.PAIRS,
                        new Counted(),
                        recipe,
                        Regime.of(recipe),
                        policy,
                        new TrainingContext(
                                "planned",
                                TinyTraining.createFolder(folder.resolve(name)),
                                new Seed(1),
                                listener,
                                saved
                                        ? Optional.of(
                                                new Checkpointing(
                                                        folder.resolve("states"),
                                                        Duration.ofDays(1),
                                                        1))
                                        : Optional.empty()));
    }

    private static void assertSame(Checkpoint one, Checkpoint other) {
        Map<String, float[]> expected = ClipCheckpoint.read(other).weights();
        ClipCheckpoint.read(one)
                .weights()
                .forEach(
                        (name, values) ->
                                assertThat(values).as(name).isEqualTo(expected.get(name)));
    }

    /** Records steps, and the number of pictures embedded for scores. */
    private static final class Heard implements TrainingListener {

        private final List<Step> steps = new ArrayList<>();
        private long embeddedPictures;

        @Override
        public void onStep(Step step) {
            steps.add(step);
        }

        @Override
        public void onPicturesEmbedded(long count) {
            embeddedPictures += count;
        }
    }

    @Test
    void eachStepReadsTheStateSetByThePreviousStep() {
        Heard recorder = new Heard();

        train(recipe(), 0, new Halves(), "counted", recorder, false);

        assertThat(recorder.steps).hasSize(9);
        for (TrainingListener.Step step : recorder.steps) {
            assertThat(step.terms().get("steps")).isEqualTo((double) step.number());
        }
    }

    @Test
    void noStepMixesTwoPartsOfAPlan() {
        Heard recorder = new Heard();

        train(recipe(), 0, new Halves(), "parts", recorder, false);

        assertThat(recorder.steps)
                .extracting(step -> step.terms().get("weight"))
                .containsOnly(1.0, 0.5);
    }

    /** The second epoch's scores are cosines of the model that a run of one epoch yields. */
    @Test
    void computesScoresWithTheModelInTestMode() {
        Halves policy = new Halves();
        Heard recorder = new Heard();
        train(recipe(), 0, policy, "planned", recorder, false);

        assertThat(policy.seenScores).hasSize(3);
        assertThat(policy.seenScores.get(0)).containsOnly(0).hasSize(TinyTraining.PAIRS.size());
        assertThat(policy.seenScores.get(1)).hasSize(TinyTraining.PAIRS.size());
        assertThat(policy.seenScores.get(1)[0])
                .isBetween(-1.001, 1.001)
                .isNotCloseTo(0, within(1e-9));
        assertThat(recorder.embeddedPictures).isEqualTo(2L * TinyTraining.PAIRS.size());
        assertThat(policy.finalPlans).containsExactly(policy.planned.get(2));
    }

    @Test
    void resumedRunKeepsItsPlan() {
        assertContinued(5, 0);
    }

    @Tag("slow")
    @ParameterizedTest(name = "killed after step {0}, chunks of {1}")
    @CsvSource({"2, 0", "3, 0", "7, 0", "5, 4"})
    void runKilledAtAnyStepKeepsItsPlan(long killStep, int chunk) {
        assertContinued(killStep, chunk);
    }

    private void assertContinued(long killStep, int chunk) {
        Recipe recipe = recipe();
        Halves unbroken = new Halves();
        Checkpoint whole =
                train(recipe, chunk, unbroken, "whole", TrainingListener.silent(), false);
        TrainingListener killer =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        if (step.number() == killStep + 1) {
                            throw new IllegalStateException("killed");
                        }
                    }
                };

        assertThatThrownBy(() -> train(recipe, chunk, new Halves(), "killed", killer, true))
                .hasMessage("killed");

        Halves continued = new Halves();
        assertSame(
                train(recipe, chunk, continued, "continued", TrainingListener.silent(), true),
                whole);
        assertThat(continued.finalPlans).isEqualTo(unbroken.finalPlans).hasSize(1);
    }
}
