package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.backend.NonFiniteLossException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.loss.Loss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class OptimizerTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
    private static final PairSet PAIRS = TinyTraining.PAIRS;
    private static final View.Images PICTURES = View.images();

    /** Eight steps, with three batches of 16 per epoch. */
    private static final StepRecipe EIGHT_STEPS =
            new StepRecipe(8, 16, new TinyInputs.Rule(0.98, 100));

    @TempDir private static Path shared;
    private static Checkpoint model = new Checkpoint(Path.of(""), "");
    private static Embeddings originalEmbeddings = new Embeddings(0, 0, new float[0]);
    private static OptimizedVariables uninterrupted =
            new OptimizedVariables(
                    Map.of(),
                    Optional.empty(),
                    RuleMemory.empty(),
                    0,
                    new StepRule.Outcome(0, 0, Map.of()));
    private static Heard uninterruptedRecorder = new Heard(0);

    @TempDir private Path folder;

    @BeforeAll
    static void optimizeUninterrupted() {
        model = TinyTraining.writeStart(shared.resolve("start"));
        try (ClipModel opened = ClipModel.open(model, CPU)) {
            originalEmbeddings =
                    opened.embedImages(
                                    IntStream.range(0, PAIRS.size())
                                            .mapToObj(
                                                    i ->
                                                            ((ImageData.Decoded) PAIRS.image(i))
                                                                    .image())
                                            .toList())
                            .normalised();
        }
        uninterrupted = optimizeTinyInputs(CPU, 2, uninterruptedRecorder, Optional.empty());
    }

    /** Records its calls, and kills the run at a step. */
    private static final class Heard implements TrainingListener {

        private final long killStep;
        private final List<Start> starts = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<End> ends = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

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
        public void onEnd(End end) {
            ends.add(end);
        }

        @Override
        public void onLeftOut(LeftOut pair) {
            leftOut.add(pair);
        }
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static OptimizedVariables optimizeTinyInputs(
            Compute compute, int loaders, Heard recorder, Optional<Checkpointing> states) {
        return optimizeTinyInputs(PAIRS, compute, loaders, recorder, states);
    }

    private static OptimizedVariables optimizeTinyInputs(
            PairSet pairs,
            Compute compute,
            int loaders,
            Heard recorder,
            Optional<Checkpointing> states) {
        return new Optimizer(compute, TinyPairs.decoder(), PictureCacheFolder.none(), loaders)
                .optimise(
                        model,
                        pairs,
                        new TinyInputs(originalEmbeddings),
                        EIGHT_STEPS,
                        new TrainingContext(
                                "tiny inputs",
                                Path.of("unused"),
                                TinyInputs.SEED,
                                recorder,
                                states));
    }

    private Optional<Checkpointing> saveEvery(long steps) {
        return Optional.of(new Checkpointing(folder.resolve("states"), Duration.ofDays(1), steps));
    }

    private static void assertSame(OptimizedVariables actual, OptimizedVariables expected) {
        assertThat(actual.steps()).isEqualTo(expected.steps());
        assertThat(actual.memory()).isEqualTo(expected.memory());
        assertThat(actual.outcome()).isEqualTo(expected.outcome());
        for (String name : expected.last().keySet()) {
            assertThat(actual.last(name)).isEqualTo(expected.last(name));
            assertThat(kept(actual, name)).isEqualTo(kept(expected, name));
        }
    }

    private static float[] kept(OptimizedVariables inputs, String name) {
        return Objects.requireNonNull(inputs.kept().orElseThrow().get(name), name).values();
    }

    @Test
    void makesPicturesDifferFromTheOriginals() {
        assertThat(uninterruptedRecorder.steps).hasSize(8);
        double first = uninterruptedRecorder.steps.get(0).terms().getOrDefault("likeness", 0.0);
        double last = uninterruptedRecorder.steps.get(7).terms().getOrDefault("likeness", 0.0);
        assertThat(first).isBetween(0.9, 1.0);
        assertThat(last).isLessThan(first - 0.02);
        assertThat(uninterrupted.outcome().terms())
                .isEqualTo(uninterruptedRecorder.steps.get(7).terms());
        assertThat(uninterrupted.steps()).isEqualTo(8);
    }

    @Test
    void reportsProgressLikeAnyTraining() {
        assertThat(uninterruptedRecorder.starts)
                .containsExactly(new TrainingListener.Start("tiny inputs", 8, 3, 16));
        assertThat(uninterruptedRecorder.steps)
                .extracting(TrainingListener.Step::epoch)
                .containsExactly(1, 1, 1, 2, 2, 2, 3, 3);
        assertThat(uninterruptedRecorder.steps).allMatch(step -> step.samples() == 16);
        assertThat(uninterruptedRecorder.steps)
                .extracting(TrainingListener.Step::learningRate)
                .containsExactly(2.0, 2.0, 2.0, 0.5, 0.5, 0.5, 0.5, 0.5);
        assertThat(uninterruptedRecorder.ends)
                .singleElement()
                .satisfies(end -> assertThat(end.steps()).isEqualTo(8));
    }

    @Test
    void ruleSetsWeightsFromEarlierOutcomes() {
        double weight = 1e-3;
        for (TrainingListener.Step step : uninterruptedRecorder.steps) {
            weight *= step.terms().getOrDefault("likeness", 0.0) < 0.98 ? 1.1 : 0.7;
        }
        assertThat(uninterrupted.memory().get("weight")).isEqualTo(weight);
    }

    @ParameterizedTest(name = "saved and killed at step {0}")
    @ValueSource(longs = {1, 2, 4, 8})
    void resumedRunGivesTheSameBits(long killStep) {
        assertThatThrownBy(() -> optimizeTinyInputs(CPU, 2, new Heard(killStep), saveEvery(1)))
                .isInstanceOf(KilledException.class);
        Heard recorder = new Heard(0);
        assertSame(optimizeTinyInputs(CPU, 2, recorder, saveEvery(1)), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isEqualTo(killStep - 1);
        assertThat(recorder.steps)
                .isEqualTo(uninterruptedRecorder.steps.subList((int) killStep - 1, 8));
    }

    @Test
    void doesNotRepeatACompletedRun() {
        optimizeTinyInputs(CPU, 2, new Heard(0), saveEvery(3));
        Heard recorder = new Heard(0);
        assertSame(optimizeTinyInputs(CPU, 2, recorder, saveEvery(3)), uninterrupted);
        assertThat(recorder.starts.get(0).done()).isEqualTo(8);
        assertThat(recorder.steps).isEmpty();
    }

    /** The second run has nothing left to do and reads no pictures. */
    @Test
    void reportsTheLeftOutPairs() {
        PairSet pairs = new DamagedPairs(PAIRS, 1, Set.of(7));
        for (int time = 0; time < 2; time++) {
            Heard recorder = new Heard(0);
            optimizeTinyInputs(pairs, CPU, 2, recorder, saveEvery(3));

            assertThat(recorder.steps).hasSize(time == 0 ? 8 : 0);
            assertThat(recorder.leftOut)
                    .containsExactly(
                            new TrainingListener.LeftOut("tiny-7", "tiny-7.png: it is truncated"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void numberOfLoadersDoesNotAffectResults(int loaders) {
        assertSame(optimizeTinyInputs(CPU, loaders, new Heard(0), Optional.empty()), uninterrupted);
    }

    /** Embeds unchanged pictures; the variable has no effect. */
    @Test
    void picturesAndNumbersOfAPairStayTogether() {
        Solo solo = new Solo(new float[] {0});
        View.Numbers before = View.numbers("before", originalEmbeddings);
        solo.views = List.of(PICTURES, before);
        solo.loss =
                (tf, batch) ->
                        tf.math.add(
                                tf.math.mean(
                                        tf.sum(
                                                tf.math.mul(
                                                        batch.embed(batch.pixels(PICTURES)),
                                                        batch.numbers(before)),
                                                tf.constant(1)),
                                        tf.constant(0)),
                                solo.value(tf, batch));
        assertThat(solo.optimise(1, new Heard(0)).outcome().loss()).isCloseTo(1, within(1e-5));
    }

    /**
     * With betas of .5 and .9, a rate of .3 and gradients of 1 and −1, the first step is −.3 and
     * the second is .1. After the second step, m is −.25 and v is .19, which are corrected to −1/3
     * and 1.
     */
    @Test
    void updatesLikeAdam() {
        Solo solo = new Solo(new float[] {2});
        solo.rule =
                new StepRule() {
                    @Override
                    public double learningRate(long step, RuleMemory memory) {
                        return 0.3;
                    }

                    @Override
                    public Map<String, Double> weights(long step, RuleMemory memory) {
                        return Map.of("slope", step == 0 ? 1.0 : -1.0);
                    }
                };
        solo.loss = (tf, batch) -> tf.math.mul(batch.scheduled("slope"), solo.value(tf, batch));
        assertThat(solo.optimise(1, new Heard(0)).last("solo")[0]).isCloseTo(1.7f, within(1e-6f));
        assertThat(solo.optimise(2, new Heard(0)).last("solo")[0]).isCloseTo(1.8f, within(1e-6f));
    }

    /** The variable falls from 2 by .3 in the first step, and stops at the end of its range. */
    @Test
    void keepsAVariableInItsRange() {
        Solo solo = new Solo(new float[] {2}, Optional.of(new Variable.Range(1.5, 3)));
        solo.rule = StepRule.constant(0.3);
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        assertThat(solo.optimise(1, new Heard(0)).last("solo")[0]).isCloseTo(1.7f, within(1e-6f));
        assertThat(solo.optimise(4, new Heard(0)).last("solo")[0]).isEqualTo(1.5f);
    }

    /** The variable falls from 2 by .5 per step, and is closest to 1.1 before the third step. */
    @Test
    void keepsTheVariablesOfTheBestOutcome() {
        Solo solo = new Solo(new float[] {2});
        solo.rule = new LeastDistance(1.1, 0.5, 100);
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        OptimizedVariables optimised = solo.optimise(5, new Heard(0));
        assertThat(optimised.last("solo")[0]).isCloseTo(-0.5f, within(1e-5f));
        assertThat(kept(optimised, "solo")[0]).isCloseTo(1f, within(1e-5f));
        assertThat(optimised.memory().get("distance")).isCloseTo(0.1, within(1e-5));
    }

    @Test
    void namesANumberMissingFromTheMemory() {
        assertThatThrownBy(() -> RuleMemory.of(Map.of("best", 1.0)).get("worst"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no number 'worst' in the rule's memory, only [best]");
    }

    @Test
    void keepsNothingIfTheRuleKeepsNothing() {
        Solo solo = new Solo(new float[] {2});
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        assertThat(solo.optimise(1, new Heard(0)).kept()).isEmpty();
    }

    @Test
    void runEndedByItsRuleIsNotContinued() {
        Solo solo = new Solo(new float[] {2});
        solo.rule = new LeastDistance(1.1, 0.5, 4);
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        Heard first = new Heard(0);
        OptimizedVariables optimised = solo.optimise(9, first, saveEvery(3));
        assertThat(optimised.steps()).isEqualTo(4);
        assertThat(first.steps).hasSize(4);
        assertThat(first.starts.get(0).steps()).isEqualTo(9);
        assertThat(first.ends.get(0).steps()).isEqualTo(4);
        Heard second = new Heard(0);
        assertSame(solo.optimise(9, second, saveEvery(3)), optimised);
        assertThat(second.steps).isEmpty();
    }

    @Test
    void doesNotResumeARunWithAnotherRule() {
        Solo solo = new Solo(new float[] {2});
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        solo.rule = new LeastDistance(1.1, 0.5, 100);
        assertThatThrownBy(() -> solo.optimise(9, new Heard(3), saveEvery(1)))
                .isInstanceOf(KilledException.class);
        solo.rule = new LeastDistance(1.1, 0.25, 100);
        Heard recorder = new Heard(0);
        solo.optimise(9, recorder, saveEvery(1));
        assertThat(recorder.starts.get(0).done()).isZero();
    }

    /** An epoch has 13 batches of four, so both four and nine steps are parts of one epoch. */
    @Test
    void shorterRunDoesNotResumeALongerOne() {
        Solo solo = new Solo(new float[] {2});
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        OptimizedVariables fresh = solo.optimise(4, new Heard(0));
        assertThatThrownBy(() -> solo.optimise(9, new Heard(7), saveEvery(1)))
                .isInstanceOf(KilledException.class);
        Heard recorder = new Heard(0);

        assertThat(solo.optimise(4, recorder, saveEvery(1)).last("solo"))
                .isEqualTo(fresh.last("solo"));
        assertThat(recorder.starts.get(0).done()).isZero();
    }

    @Test
    void drawsDependOnTheSeedAndTheStep() {
        Draws places = new Draws("places", 3, seed -> Arrays.copyOf(seed.permutation(100), 3));
        Solo solo = new Solo(new float[] {0});
        solo.draws = List.of(places);
        solo.loss =
                (tf, batch) ->
                        tf.math.add(
                                tf.math.mean(
                                        tf.dtypes.cast(batch.drawn(places), TFloat32.class),
                                        tf.constant(0)),
                                tf.math.mul(tf.constant(0f), solo.value(tf, batch)));
        Heard recorder = new Heard(0);
        solo.optimise(3, recorder);
        for (int step = 0; step < 3; step++) {
            int[] drawn =
                    Arrays.copyOf(
                            TinyInputs.SEED.at("draws").at("places").at(step).permutation(100), 3);
            assertThat(recorder.steps.get(step).loss())
                    .isCloseTo(Arrays.stream(drawn).average().orElseThrow(), within(1e-4));
        }
    }

    @Test
    void stopsAtANonFiniteLoss() {
        Solo solo = new Solo(new float[] {-1});
        solo.loss = (tf, batch) -> tf.math.log(solo.value(tf, batch));
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("tiny-");
    }

    @Test
    void namesAVariableThatTheLossDoesNotDependOn() {
        Solo solo = new Solo(new float[] {1});
        solo.loss =
                (tf, batch) -> {
                    solo.value(tf, batch);
                    return tf.math.mean(
                            batch.pixels(PICTURES), tf.constant(new int[] {0, 1, 2, 3}));
                };
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the loss does not depend on solo");
    }

    @Test
    void rejectsALossWithoutVariables() {
        Solo solo = new Solo(new float[] {1});
        solo.loss = (tf, batch) -> tf.constant(1f);
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the loss uses no variable and no network");
    }

    @Test
    void rejectsPartsThatDoNotMatch() {
        Solo solo = new Solo(new float[] {1});
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        solo.views = List.of(PICTURES, View.captions());
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .hasMessage(
                        "the view 'caption' contains texts; only pictures and numbers are"
                                + " supported");
        solo.views = List.of(PICTURES, PICTURES);
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .hasMessage("two views of the objective have the name 'image'");
        solo.views = List.of(View.numbers("few", new Embeddings(1, 2, new float[2])));
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .hasMessage("the view 'few' has 1 rows for 52 pairs");
        solo.views = List.of(PICTURES);
        solo.loss = (tf, batch) -> tf.math.mul(batch.scheduled("heavy"), solo.value(tf, batch));
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .hasMessage(
                        "nothing sets the number 'heavy'; the objective's scheduledNumbers() and"
                                + " the rule's or the policy's numbers are []");
        solo.loss = (tf, batch) -> solo.value(tf, batch);
        Draws two = new Draws("two", 2, seed -> new int[1]);
        solo.draws = List.of(two);
        assertThatThrownBy(() -> solo.optimise(1, new Heard(0)))
                .hasMessage("'two' drew 1 numbers, not 2");
    }

    @Test
    void rejectsFewerPairsThanABatch() {
        assertThatThrownBy(
                        () ->
                                new Optimizer(CPU, TinyPairs.decoder())
                                        .optimise(
                                                model,
                                                PAIRS,
                                                new TinyInputs(originalEmbeddings),
                                                new StepRecipe(1, 53, StepRule.constant(0.1)),
                                                context(new Heard(0), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("solo: 52 pairs are fewer than one batch of 53");
    }

    private static TrainingContext context(Heard recorder, Optional<Checkpointing> states) {
        return new TrainingContext("solo", Path.of("unused"), TinyInputs.SEED, recorder, states);
    }

    /**
     * Keeps the variable that is closest to a number; the loss is the variable itself.
     *
     * @param number the number
     * @param rate the decrease of the variable in each step
     * @param end the number of steps after which the run ends
     */
    private record LeastDistance(double number, double rate, int end) implements StepRule {

        @Override
        public RuleMemory memory() {
            return RuleMemory.of(Map.of("distance", 100.0));
        }

        @Override
        public double learningRate(long step, RuleMemory memory) {
            return rate;
        }

        @Override
        public Decision after(Outcome outcome, RuleMemory memory) {
            double distance = Math.abs(outcome.loss() - number);
            boolean nearer = distance < memory.get("distance");
            return new Decision(
                    nearer ? memory.with("distance", distance) : memory,
                    nearer,
                    outcome.step() == end - 1);
        }
    }

    /** Builds the loss of a batch. */
    private interface ValueOf {
        Operand<TFloat32> of(Ops tf, Batch batch);
    }

    /** Optimizes one number with any loss. */
    private static final class Solo implements Objective {

        private final OwnVariable variable;
        private StepRule rule = StepRule.constant(0.1);
        private List<View> views = List.of(PICTURES);
        private List<Draws> draws = List.of();
        private ValueOf loss = (tf, batch) -> tf.constant(0f);

        Solo(float[] initial) {
            this(initial, Optional.empty());
        }

        Solo(float[] initial, Optional<Variable.Range> range) {
            variable = new OwnVariable("solo", new long[0], (count, random) -> initial, range);
        }

        Operand<TFloat32> value(Ops tf, Batch batch) {
            return tf.identity(batch.variable(variable));
        }

        OptimizedVariables optimise(int steps, Heard recorder) {
            return optimise(steps, recorder, Optional.empty());
        }

        OptimizedVariables optimise(int steps, Heard recorder, Optional<Checkpointing> states) {
            return new Optimizer(CPU, TinyPairs.decoder())
                    .optimise(
                            model,
                            PAIRS,
                            this,
                            new StepRecipe(steps, 4, rule, 0.5, 0.9),
                            context(recorder, states));
        }

        @Override
        public List<View> views() {
            return views;
        }

        @Override
        public List<Draws> draws() {
            return draws;
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            return Loss.of("value", loss.of(tf, batch));
        }
    }
}
