package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.NonFiniteLossException;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.graph.DirectDifferentiation;
import io.mithridate.tensorflow.training.graph.LossScale;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.loop.Pace;
import io.mithridate.tensorflow.training.loop.TrainLoop;
import io.mithridate.tensorflow.training.loss.Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Tests training of one weight w on the loss x · w in float16. The gradient is x, and with a loss
 * scale s it overflows if s · x is above 65504.
 */
class ScaledLossTest {

    private static final double RATE = 0.125;

    /**
     * A loss scale with which a gradient of 1 fits into float16 (32768), but one of 3 does not
     * (98304).
     */
    private static final LossScale.Rule RULE = new LossScale.Rule(32_768, 2, 0.5f, 2000);

    /** The results of a run; {@code weights} are those that listeners see after each step. */
    private record Run(
            List<Float> weights,
            List<TrainingListener.Step> steps,
            List<TrainingListener.End> ends,
            LossScale scale,
            float result) {}

    /** Trains one step on each number, with a cosine learning rate and no decay. */
    private static Run train(LossScale.Rule rule, float... x) {
        return train(rule, recipe(), ScaledLossTest::product, x);
    }

    private static Operand<TFloat32> product(Computation computation, Inputs inputs) {
        Ops tf = computation.ops();
        return tf.reshape(
                computation.products().times(tf, inputs.x(), inputs.weight()),
                tf.constant(new int[0]));
    }

    private record Inputs(Operand<TFloat32> x, Operand<TFloat32> weight) {}

    private static Run train(
            LossScale.Rule rule,
            Recipe recipe,
            BiFunction<Computation, Inputs, Operand<TFloat32>> loss,
            float... x) {
        Compute half = new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT16);
        try (Computation computation = new Computation(half)) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TFloat32> weight = variables.get("w", Role.WEIGHT, Initializer.ones(), 1, 1);
            Placeholder<TFloat32> fed =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 1)));
            LossScaler scaler = new LossScaler(tf, rule);
            Loss minimized = Loss.of("x", loss.apply(computation, new Inputs(fed, weight)));
            TrainLoop loop =
                    new TrainLoop(
                            computation,
                            minimized,
                            new DirectDifferentiation(
                                    computation,
                                    minimized,
                                    variables.trained(),
                                    List.of(),
                                    Optional.of(scaler)),
                            variables,
                            recipe,
                            Optional.of(scaler));
            loop.begin(Map.of("w", new float[] {1}));
            List<Float> weights = new ArrayList<>();
            List<TrainingListener.Step> steps = new ArrayList<>();
            List<TrainingListener.End> ends = new ArrayList<>();
            TrainingListener listener =
                    new TrainingListener() {
                        @Override
                        public void onStep(Step step) {
                            steps.add(step);
                            weights.add(onlyValue(variables.values(computation.session())));
                        }

                        @Override
                        public void onEnd(End end) {
                            ends.add(end);
                        }
                    };
            Map<String, float[]> result =
                    loop.run(
                            "tiny",
                            new Numbers(fed, x),
                            Pace.of(
                                    (long) x.length * recipe.epochs(),
                                    Schedule.of(recipe, x.length)),
                            recipe.batch(),
                            listener);
            return new Run(weights, steps, ends, scaler.scale(), onlyValue(result));
        }
    }

    private static float onlyValue(Map<String, float[]> values) {
        return Objects.requireNonNull(values.get("w"))[0];
    }

    /** Returns a recipe without warm-up, so that the first learning rate is the highest. */
    private static Recipe recipe() {
        return new Recipe(
                1,
                1,
                RATE,
                Optional.of(0),
                Recipe.Schedule.COSINE,
                0,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-12,
                0,
                false);
    }

    /** An epoch with one number per batch. */
    private static final class Numbers implements BatchSource {

        private final Placeholder<TFloat32> fed;
        private final float[] x;
        private int next;

        Numbers(Placeholder<TFloat32> fed, float... x) {
            this.fed = fed;
            this.x = x;
        }

        @Override
        public long batchesPerEpoch() {
            return x.length;
        }

        @Override
        public BatchSource.Feeds next() {
            int index = next++;
            TFloat32 tensor =
                    TFloat32.tensorOf(Shape.of(1, 1), data -> data.setFloat(x[index], 0, 0));
            return new BatchSource.Feeds() {
                @Override
                public void addTo(Session.Runner runner) {
                    runner.feed(fed, tensor);
                }

                @Override
                public List<String> sampleIds() {
                    return List.of("sample-" + (index + 1));
                }

                @Override
                public void close() {
                    tensor.close();
                }
            };
        }
    }

    /**
     * Returns the weight after a step. With equal gradients, Adam's first updates equal the
     * learning rate.
     */
    private static float afterStep(float weight, Run run, int step) {
        return (float) (weight - run.steps().get(step - 1).learningRate());
    }

    @Test
    void overflowChangesNoWeightAndHalvesTheScale() {
        Run run = train(RULE, 1, 3, 1);
        float first = afterStep(1, run, 1);
        assertThat(run.weights().get(0)).isCloseTo(first, within(1e-6f));
        assertThat(run.weights().get(1)).isEqualTo(run.weights().get(0));
        assertThat(run.weights().get(2)).isCloseTo(afterStep(first, run, 3), within(1e-6f));
        assertThat(run.scale()).isEqualTo(new LossScale(16_384, 1, 1));
        assertThat(run.ends()).singleElement().extracting("skippedSteps").isEqualTo(1L);
    }

    @Test
    void skippedStepsAdvanceTheScheduleButNotTheOptimizer() {
        // 3 · 65536 and 3 · 32768 overflow, 3 · 16384 does not. If the optimizer counted skipped
        // steps, its third step would correct moments of its first: 0.1 / (1 − 0.9³) over
        // √(0.001 / (1 − 0.999³)) is 0.64 of the learning rate.
        Run run = train(new LossScale.Rule(65_536, 2, 0.5f, 2000), 3, 3, 3, 3);
        assertThat(run.weights().subList(0, 2)).containsExactly(1f, 1f);
        assertThat(run.weights().get(2)).isCloseTo(afterStep(1, run, 3), within(1e-6f));
        assertThat(run.steps())
                .extracting(TrainingListener.Step::learningRate)
                .containsExactly(
                        RATE,
                        RATE * (1 + Math.cos(Math.PI / 4)) / 2,
                        RATE / 2,
                        RATE * (1 + Math.cos(Math.PI * 3 / 4)) / 2);
        assertThat(run.scale()).isEqualTo(new LossScale(16_384, 2, 2));
    }

    @Test
    void reportsTheUnscaledLoss() {
        Run run = train(RULE, 1, 3);
        assertThat(run.steps().get(0).loss()).isEqualTo(1);
        // 3 w, rounded to float16, whose last digit is 2⁻⁹ here.
        assertThat(run.steps().get(1).loss())
                .isCloseTo(3 * run.weights().get(0), within(Math.pow(2, -9)));
    }

    @Test
    void scaleGrowsAfterAnIntervalOfFiniteSteps() {
        // The scale is 8 for two steps, 16 for two steps, and 32 for the last one.
        LossScale.Rule rule = new LossScale.Rule(8, 2, 0.5f, 2);
        assertThat(train(rule, 1, 1, 1, 1, 1).scale()).isEqualTo(new LossScale(32, 1, 0));
    }

    @Test
    void stopsAtOnceAtANonFiniteLoss() {
        assertThatThrownBy(() -> train(RULE, 1, Float.NaN, 1))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("the loss became NaN at step 2, learning rate 0.09")
                .hasMessageEndingWith("Samples of the batch: sample-2");
    }

    @Test
    void stopsIfNoScaleMakesTheGradientsFinite() {
        // √(x w) at zero: the loss is zero and its derivative infinite, at scales of 4, 2 and 1.
        assertThatThrownBy(
                        () ->
                                train(
                                        new LossScale.Rule(4, 2, 0.5f, 2000),
                                        recipe(),
                                        (computation, inputs) ->
                                                computation
                                                        .ops()
                                                        .math
                                                        .sqrt(product(computation, inputs)),
                                        0,
                                        0,
                                        0,
                                        0))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("the loss is finite, but the norm of its gradients became")
                .hasMessageContaining("even with the lowest loss scale (1.0) at step 3")
                .hasMessageContaining("learning rate 0.0625")
                .hasMessageEndingWith("Samples of the step: sample-3");
    }

    /** Runs one step, which overflows with the first scale. */
    @Test
    void skippedStepsStillMoveRunningStatistics(@TempDir Path folder) {
        Checkpoint start = TinyTraining.writeStart(folder.resolve("start"));
        List<TrainingListener.End> ends = new ArrayList<>();
        Map<String, float[]> after =
                TinyTraining.train(
                        start,
                        TinyTraining.recipe(1, TinyTraining.PAIRS.size()),
                        new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT16),
                        new TrainingContext(
                                "tiny",
                                TinyTraining.createFolder(folder.resolve("after")),
                                new Seed(1),
                                new TrainingListener() {
                                    @Override
                                    public void onEnd(End end) {
                                        ends.add(end);
                                    }
                                }));
        assertThat(ends)
                .singleElement()
                .extracting("steps", "skippedSteps")
                .containsExactly(1L, 1L);
        ClipCheckpoint.read(start)
                .weights()
                .forEach(
                        (name, values) -> {
                            if (name.contains(".running_")) {
                                assertThat(after.get(name)).as(name).isNotEqualTo(values);
                            } else {
                                assertThat(after.get(name)).as(name).isEqualTo(values);
                            }
                        });
        assertThat(after.keySet()).anyMatch(name -> name.contains(".running_"));
    }
}
