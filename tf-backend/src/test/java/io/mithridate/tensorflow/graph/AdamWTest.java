package io.mithridate.tensorflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Compares steps with PyTorch's formula, computed here in double precision. */
class AdamWTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);

    /** Returns the weights after each step on the loss w², whose gradient 2 w keeps changing. */
    private static List<double[]> run(Role role, double[] start, Recipe settings, double[] rates) {
        List<double[]> history = new ArrayList<>();
        try (Computation computation = new Computation(CPU)) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TFloat32> weight = variables.get("w", role, Initializer.zeros(), start.length);
            Operand<TFloat32> loss = tf.sum(tf.math.square(weight), tf.constant(0));
            AdamW optimizer = optimizer(computation, loss, variables.trained(), settings, false);
            Session session = computation.session();
            variables.load(session, Map.of("w", floats(start)));
            optimizer.initialise(session);
            for (int step = 1; step <= rates.length; step++) {
                Session.Runner runner = session.runner();
                List<Tensor> fed = optimizer.addTo(runner, step, rates[step - 1]);
                runner.run().close();
                fed.forEach(Tensor::close);
                float[] current = Objects.requireNonNull(variables.values(session).get("w"));
                history.add(doubles(current));
            }
        }
        return history;
    }

    private static AdamW optimizer(
            Computation computation,
            Operand<TFloat32> loss,
            List<Variable> variables,
            Recipe settings,
            boolean skipsNonFinite) {
        return new AdamW(
                computation.ops(),
                variables,
                Gradients.ofVariables(computation.graph(), loss, variables),
                settings,
                skipsNonFinite);
    }

    /** Computes PyTorch's AdamW, line by line. */
    private static List<double[]> reference(
            double[] start, Recipe settings, boolean decays, double[] rates) {
        double[] w = start.clone();
        double[] m = new double[w.length];
        double[] v = new double[w.length];
        List<double[]> history = new ArrayList<>();
        for (int t = 1; t <= rates.length; t++) {
            double norm = 0;
            for (double value : w) {
                norm += 4 * value * value;
            }
            norm = Math.sqrt(norm);
            double clip =
                    settings.clipNorm() == 0 ? 1 : Math.min(1, settings.clipNorm() / (norm + 1e-6));
            for (int i = 0; i < w.length; i++) {
                double g = 2 * w[i] * clip;
                if (decays) {
                    w[i] -= rates[t - 1] * settings.weightDecay() * w[i];
                }
                m[i] = settings.beta1() * m[i] + (1 - settings.beta1()) * g;
                v[i] = settings.beta2() * v[i] + (1 - settings.beta2()) * g * g;
                double mHat = m[i] / (1 - Math.pow(settings.beta1(), t));
                double vHat = v[i] / (1 - Math.pow(settings.beta2(), t));
                w[i] -= rates[t - 1] * mHat / (Math.sqrt(vHat) + settings.epsilon());
            }
            history.add(w.clone());
        }
        return history;
    }

    private static Recipe settings(double epsilon, double decay, double clipNorm) {
        return new Recipe(1, 2, 1, 0, decay, 0.9, 0.999, epsilon, clipNorm);
    }

    private static void assertSame(List<double[]> actual, List<double[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int step = 0; step < actual.size(); step++) {
            for (int i = 0; i < actual.get(step).length; i++) {
                assertThat(actual.get(step)[i])
                        .as("step %d, number %d", step + 1, i)
                        .isCloseTo(expected.get(step)[i], within(1e-6));
            }
        }
    }

    @Test
    void threeStepsEqualThoseOfPyTorch() {
        double[] start = {1, -0.5, 0.003};
        double[] rates = {0.1, 0.05, 0.02};
        Recipe settings = settings(1e-8, 0.1, 0);
        assertSame(
                run(Role.WEIGHT, start, settings, rates), reference(start, settings, true, rates));
    }

    @Test
    void epsilonIsAddedToTheCorrectedMoment() {
        double[] start = {1, 0.01};
        double[] rates = {0.1, 0.1};
        Recipe settings = settings(0.05, 0, 0);
        assertSame(
                run(Role.WEIGHT, start, settings, rates), reference(start, settings, true, rates));
        // By hand: gradient 2, so m̂ = 2, √v̂ = 2, and the step is 0.1 · 2 / (2 + 0.05).
        assertThat(run(Role.WEIGHT, start, settings, rates).get(0)[0])
                .isCloseTo(1 - 0.2 / 2.05, within(1e-6));
    }

    @Test
    void onlyWeightsDecay() {
        double[] start = {1, -0.5};
        double[] rates = {0.1, 0.1};
        Recipe settings = settings(1e-8, 0.5, 0);
        for (Role role : List.of(Role.NORM, Role.BATCH_NORM, Role.BIAS, Role.LOGIT_SCALE)) {
            assertSame(run(role, start, settings, rates), reference(start, settings, false, rates));
        }
        assertSame(
                run(Role.WEIGHT, start, settings, rates), reference(start, settings, true, rates));
    }

    @Test
    void clipsGradientsByTheirGlobalNorm() {
        double[] start = {3, 4};
        double[] rates = {0.1, 0.2, 0.1};
        Recipe clipped = settings(0.5, 0, 1);
        assertSame(run(Role.WEIGHT, start, clipped, rates), reference(start, clipped, true, rates));
        // By hand: gradient (6, 8) of norm 10 becomes (0.6, 0.8).
        assertThat(run(Role.WEIGHT, start, clipped, rates).get(0))
                .containsExactly(
                        new double[] {3 - 0.1 * 0.6 / 1.1, 4 - 0.1 * 0.8 / 1.3}, within(1e-6));
    }

    @Test
    void clippingAddsAMillionthToTheNorm() {
        // By hand: gradient (6e-7, 8e-7) of norm 1e-6, scaled by 1e-6 / (1e-6 + 1e-6) = 1/2; with
        // Adam's epsilon of 1e-6 the first step is then 0.1 · 3e-7 / (3e-7 + 1e-6), and likewise
        // for 4e-7.
        double[] start = {3e-7, 4e-7};
        Recipe clipped = settings(1e-6, 0, 1e-6);
        assertThat(run(Role.WEIGHT, start, clipped, new double[] {0.1}).get(0))
                .containsExactly(
                        new double[] {3e-7 - 0.1 * 0.3 / 1.3, 4e-7 - 0.1 * 0.4 / 1.4},
                        within(1e-7));
    }

    @Test
    void smallGradientsAreNotScaledUp() {
        double[] start = {0.03, 0.04};
        double[] rates = {0.1};
        Recipe clipped = settings(0.5, 0, 1);
        assertSame(
                run(Role.WEIGHT, start, clipped, rates),
                reference(start, settings(0.5, 0, 0), true, rates));
    }

    @Test
    void clampsToTheRangeAfterEachUpdate() {
        try (Computation computation = new Computation(CPU)) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TFloat32> scale =
                    variables.get(
                            "logit_scale",
                            Role.LOGIT_SCALE,
                            Initializer.zeros(),
                            Optional.of(new Variable.Range(0, 4.6)));
            AdamW optimizer =
                    optimizer(
                            computation,
                            tf.math.neg(scale),
                            variables.trained(),
                            settings(1e-8, 0, 0),
                            false);
            Session session = computation.session();
            variables.load(session, Map.of("logit_scale", new float[] {4.55f}));
            optimizer.initialise(session);
            Session.Runner runner = session.runner();
            List<Tensor> fed = optimizer.addTo(runner, 1, 0.1);
            runner.run().close();
            fed.forEach(Tensor::close);
            assertThat(variables.values(session).get("logit_scale")).containsExactly(4.6f);
        }
    }

    /**
     * Decay, moments and clamping are also skipped, since PyTorch's GradScaler skips the whole
     * optimizer step.
     */
    @Test
    void canSkipStepsWithNonFiniteGradients() {
        Recipe skipping = settings(1e-8, 0.1, 1);
        try (Computation computation = new Computation(CPU)) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TFloat32> weight = variables.get("w", Role.WEIGHT, Initializer.zeros(), 2);
            Operand<TFloat32> scale =
                    variables.get(
                            "logit_scale",
                            Role.LOGIT_SCALE,
                            Initializer.zeros(),
                            Optional.of(new Variable.Range(0, 4.6)));
            Placeholder<TFloat32> factor =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> loss =
                    tf.math.add(
                            tf.sum(tf.math.square(weight), tf.constant(0)),
                            tf.math.mul(scale, factor));
            AdamW optimizer = optimizer(computation, loss, variables.trained(), skipping, true);
            Session session = computation.session();
            variables.load(
                    session, Map.of("w", new float[] {1, -2}, "logit_scale", new float[] {5}));
            optimizer.initialise(session);

            for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
                step(session, optimizer, factor, broken);
                assertThat(variables.values(session).get("w")).containsExactly(1, -2);
                assertThat(variables.values(session).get("logit_scale")).containsExactly(5);
                for (Variables moments :
                        List.of(optimizer.firstMoments(), optimizer.secondMoments())) {
                    assertThat(moments.values(session).get("w")).containsExactly(0, 0);
                    assertThat(moments.values(session).get("logit_scale")).containsExactly(0);
                }
            }
            step(session, optimizer, factor, 1);
            // By hand: a decay of 0.1 · 0.1, then Adam's first step of 0.1.
            assertThat(variables.values(session).get("w"))
                    .containsExactly(new float[] {0.99f - 0.1f, -1.98f + 0.1f}, within(1e-6f));
            assertThat(variables.values(session).get("logit_scale")).containsExactly(4.6f);
        }
    }

    private static void step(
            Session session, AdamW optimizer, Operand<TFloat32> factor, float value) {
        try (TFloat32 tensor = TFloat32.scalarOf(value)) {
            Session.Runner runner = session.runner().feed(factor, tensor);
            List<Tensor> fed = optimizer.addTo(runner, 1, 0.1);
            runner.run().close();
            fed.forEach(Tensor::close);
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
