package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.testkit.GoldenPictures;
import io.mithridate.testkit.GoldenTensors;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests steps of the search against those of another implementation on tiny models. */
class GoldenStampTest {

    private static final int SIDE = 64;
    private static final int PICTURE_COUNT = 8;
    private static final int STEPS = 5;
    private static final double FLOOR = 1.225e-6;

    private static final GoldenTensors GOLDEN =
            GoldenTensors.read(GoldenStampTest.class, "decree-steps.safetensors");

    private static final Optimizer OPTIMIZER =
            new Optimizer(
                    new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                    new BarMaterial().decoder());

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void lossAndGradientAgreeForStoredVariables(int step) {
        OptimizedVariables after =
                run("rn", step, 1, 0.95, storedNumber(step, "rn", "lambda_used"), step);

        assertOutcome(after, "rn", step);
        assertThat(after.outcome().term("gradient of mask")).isLessThan(1e-4);
        assertThat(after.outcome().term("gradient of pattern")).isLessThan(1e-4);
    }

    @Test
    void firstStepAgrees() {
        OptimizedVariables after = run("vit", 0, 1, 0.98, 1e-4, 0);

        assertThat(after.outcome().term("gradient of mask")).isLessThan(1e-4);
        assertThat(after.outcome().term("gradient of pattern")).isLessThan(1e-4);
        assertVariables(after, "vit", 0);
    }

    @Test
    void fiveConsecutiveStepsAgree() {
        for (int step = 1; step < STEPS; step++) {
            OptimizedVariables after = run("vit", 0, step + 1, 0.98, 1e-4, 0);

            assertOutcome(after, "vit", step);
            assertVariables(after, "vit", step);
            double lambda = storedNumber(step, "vit", "lambda_after");
            assertThat(after.memory().get(DecreeRule.LAMBDA))
                    .isCloseTo(lambda, within(1e-6 * lambda));
            double best = storedNumber(step, "vit", "best_norm_after");
            if (Double.isFinite(best)) {
                assertThat(after.memory().get(DecreeRule.BEST))
                        .isCloseTo(best, within(1e-6 * best));
            } else {
                assertThat(after.kept()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void adamAgreesForStoredGradients(int step) {
        OptimizedVariables after =
                optimize("rn", new ByGradients(), step + 1, new OneStepAtATime());

        assertVariables(after, "rn", step, 1e-5f);
    }

    @ParameterizedTest
    @CsvSource({"rn, 0.95", "vit, 0.98"})
    void ruleAgreesForStoredOutcomes(String model, double success) {
        DecreeRule rule = rule(success, 1e-4);
        RuleMemory memory = rule.memory();
        for (int step = 0; step < STEPS; step++) {
            assertThat(rule.weights(step, memory).get(DecreeRule.LAMBDA))
                    .isCloseTo(storedNumber(step, model, "lambda_used"), withinPercentage(1e-9));
            Map<String, Double> terms =
                    Map.of(
                            DecreeRule.SIMILARITY, storedNumber(step, model, "C"),
                            DecreeRule.SIZE, storedNumber(step, model, "norm"));
            memory =
                    rule.after(
                                    new StepRule.Outcome(
                                            step, storedNumber(step, model, "loss"), terms),
                                    memory)
                            .memory();

            assertThat(memory.get(DecreeRule.LAMBDA))
                    .isCloseTo(storedNumber(step, model, "lambda_after"), withinPercentage(1e-9));
            assertThat(memory.get(DecreeRule.BEST))
                    .isEqualTo(
                            Math.min(
                                    storedNumber(step, model, "best_norm_after"),
                                    Double.MAX_VALUE));
        }
    }

    private static void assertOutcome(OptimizedVariables after, String model, int step) {
        double size = storedNumber(step, model, "norm");
        assertThat(after.outcome().term(DecreeRule.SIMILARITY))
                .isCloseTo(storedNumber(step, model, "C"), within(1e-5));
        assertThat(after.outcome().loss())
                .isCloseTo(storedNumber(step, model, "loss"), within(1e-5));
        assertThat(after.outcome().term(DecreeRule.SIZE)).isCloseTo(size, within(1e-6 * size));
    }

    private static void assertVariables(OptimizedVariables after, String model, int step) {
        assertVariables(after, model, step, 5e-3f);
    }

    private static void assertVariables(
            OptimizedVariables after, String model, int step, float tolerance) {
        for (String name : List.of(StampObjective.MASK, StampObjective.PATTERN)) {
            float[] expected = GOLDEN.floats(variableKey(model, step, name) + "_after");
            float[] actual = after.last(name);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    private static double storedNumber(int step, String model, String name) {
        return GOLDEN.doubles("%s.step%d.%s".formatted(model, step, name))[0];
    }

    private static String variableKey(String model, int step, String name) {
        return "%s.step%d.%s_u".formatted(model, step, name);
    }

    /** Runs the search with patience 1 from the variables that are stored before the given step. */
    private OptimizedVariables run(
            String model,
            int firstStep,
            int steps,
            double success,
            double lambda,
            int gradientStep) {
        StampObjective stamp = new StampObjective(SIDE, false);
        return optimize(
                model,
                new From(stamp, model, firstStep, gradientStep),
                steps,
                rule(success, lambda));
    }

    private static DecreeRule rule(double success, double lambda) {
        return new DecreeRule(0.5, success, lambda, FLOOR, 5, 1, 1000, 1);
    }

    private OptimizedVariables optimize(
            String model, Objective objective, int steps, StepRule rule) {
        return OPTIMIZER.optimise(
                checkpoint(model),
                GoldenPictures.of(SIDE, GOLDEN.bytes(model + ".pictures")),
                objective,
                new StepRecipe(steps, PICTURE_COUNT, rule, 0.5, 0.9),
                new TrainingContext(
                        "golden steps", Path.of("unused"), new Seed(5), TrainingListener.silent()));
    }

    private Checkpoint checkpoint(String model) {
        Checkpoint checkpoint = new Checkpoint(folder, "clip");
        try (Safetensors weights = Safetensors.open(goldenFile("tiny-" + model))) {
            Map<String, FloatTensor> all = new LinkedHashMap<>();
            weights.tensors().keySet().forEach(name -> all.put(name, weights.floats(name)));
            if (model.equals("rn")) {
                try (Safetensors statistics = Safetensors.open(goldenFile("tiny-rn-statistics"))) {
                    statistics
                            .tensors()
                            .keySet()
                            .forEach(name -> all.put(name, statistics.floats(name)));
                }
            }
            Safetensors.write(checkpoint.weights(), all, weights.metadata());
        }
        return checkpoint;
    }

    private static Path goldenFile(String name) {
        String resource = "/golden/" + name + ".safetensors";
        try {
            return Path.of(
                    Objects.requireNonNull(GoldenStampTest.class.getResource(resource), resource)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Operand<TFloat32> storedGradient(
            Ops tf, String model, int step, OwnVariable variable) {
        return tf.constant(
                Shape.of(variable.shape()),
                DataBuffers.of(
                        GOLDEN.floats(
                                "%s.step%d.gradient_%s_u"
                                        .formatted(model, step, variable.name()))));
    }

    /** The search from stored variables, with the relative errors of its gradients as terms. */
    private record From(StampObjective objective, String model, int step, int gradient)
            implements Objective {

        /** Returns the variables of the search with their stored values. */
        List<OwnVariable> variables() {
            return List.of(
                    variable(StampObjective.MASK, SIDE, SIDE),
                    variable(StampObjective.PATTERN, SIDE, SIDE, 3));
        }

        private OwnVariable variable(String name, long... shape) {
            return new OwnVariable(name, shape, (count, random) -> storedValues(name));
        }

        private float[] storedValues(String name) {
            return GOLDEN.floats(
                    step == 0
                            ? "%s.%s_u_initial".formatted(model, name)
                            : GoldenStampTest.variableKey(model, step - 1, name) + "_after");
        }

        @Override
        public List<View> views() {
            return objective.views();
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            variables().forEach(batch::variable);
            Loss loss = objective.loss(tf, batch);
            Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>(loss.terms());
            for (OwnVariable variable : variables()) {
                Operand<TFloat32> ours =
                        Gradients.of(
                                        (Graph) tf.scope().env(),
                                        loss.total(),
                                        List.of(batch.variable(variable)),
                                        List.of(variable.name()))
                                .get(0);
                Operand<TFloat32> theirs = storedGradient(tf, model, gradient, variable);
                terms.put(
                        "gradient of " + variable.name(),
                        tf.math.sqrt(
                                tf.math.div(
                                        tf.nn.l2Loss(tf.math.sub(ours, theirs)),
                                        tf.nn.l2Loss(theirs))));
            }
            return new Loss(loss.total(), terms);
        }
    }

    /**
     * A loss whose gradient in each step is the stored gradient of {@code rn}, whatever the
     * pictures.
     */
    private record ByGradients() implements Objective {

        private static final StampObjective STAMP = new StampObjective(SIDE, false);

        @Override
        public List<View> views() {
            return STAMP.views();
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> total = tf.constant(0f);
            for (int step = 0; step < STEPS; step++) {
                for (OwnVariable variable : new From(STAMP, "rn", 0, 0).variables()) {
                    Operand<TFloat32> product =
                            tf.math.mul(
                                    batch.variable(variable),
                                    storedGradient(tf, "rn", step, variable));
                    total =
                            tf.math.add(
                                    total,
                                    tf.math.mul(
                                            batch.scheduled(OneStepAtATime.weightName(step)),
                                            tf.sum(
                                                    tf.reshape(
                                                            product, tf.constant(new int[] {-1})),
                                                    tf.constant(0))));
                }
            }
            return Loss.of("total", total);
        }
    }

    /** A rule in which only the gradients of the current step have a weight. */
    private record OneStepAtATime() implements StepRule {

        static String weightName(int step) {
            return "step " + step;
        }

        @Override
        public double learningRate(long step, RuleMemory memory) {
            return 0.5;
        }

        @Override
        public Map<String, Double> weights(long step, RuleMemory memory) {
            Map<String, Double> weights = new LinkedHashMap<>();
            for (int storedStep = 0; storedStep < STEPS; storedStep++) {
                weights.put(weightName(storedStep), storedStep == step ? 1.0 : 0.0);
            }
            return weights;
        }
    }
}
