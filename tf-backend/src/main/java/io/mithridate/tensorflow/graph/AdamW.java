package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Adam with decoupled weight decay (<a href="https://arxiv.org/abs/1711.05101">Loshchilov and
 * Hutter, 2019</a>), with each step computed as in PyTorch.
 *
 * <p>With weight w, gradient g, learning rate η, decay λ and step number t, counted from 1:
 *
 * <pre>
 * w ← w − η λ w                            if the weight decays
 * m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 * w ← w − η · m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * <p>TensorFlow's kernel adds its epsilon to √v before the bias correction ("epsilon hat"). It is
 * therefore given ε·√(1 − β₂ᵗ), and the bias corrections are computed here in double precision: the
 * kernel receives zero for the powers of β and η·√(1 − β₂ᵗ) / (1 − β₁ᵗ) for the learning rate.
 */
public final class AdamW {

    /** Avoids a division by zero in the scale of the gradients; the same value as in PyTorch. */
    private static final float CLIPPING_EPSILON = 1e-6f;

    private final Recipe recipe;
    private final Placeholder<TFloat32> correctedRate;
    private final Placeholder<TFloat32> decayRate;
    private final Placeholder<TFloat32> epsilonHat;
    private final List<Op> initialAssignments = new ArrayList<>();
    private final List<Op> updates = new ArrayList<>();
    private final Variables firstMoments;
    private final Variables secondMoments;
    private final Operand<TFloat32> gradientNorm;

    /**
     * Adds the update to a graph.
     *
     * @param variables the variables that are trained
     * @param gradients one gradient per variable, in the same order
     * @param recipe provides the betas, the epsilon, the weight decay (which is multiplied by the
     *     learning rate), the variables that decay, and the maximum global norm of the gradients (0
     *     for no clipping)
     * @param skipsNonFinite {@code true} if a step whose gradients are not all finite changes
     *     nothing, as float16 requires; otherwise the non-finite numbers enter the weights
     */
    public AdamW(
            Ops ops,
            List<Variable> variables,
            List<Operand<TFloat32>> gradients,
            Recipe recipe,
            boolean skipsNonFinite) {
        this.recipe = recipe;
        Ops tf = ops.withSubScope("adamw");
        correctedRate = Computation.input(tf, TFloat32.class);
        decayRate = Computation.input(tf, TFloat32.class);
        epsilonHat = Computation.input(tf, TFloat32.class);
        firstMoments = Variables.stateFor(tf, "adamw.m.", variables);
        secondMoments = Variables.stateFor(tf, "adamw.v.", variables);
        gradientNorm = globalNorm(tf, gradients);
        List<Operand<TFloat32>> applied = recipe.clipNorm() == 0 ? gradients : clip(tf, gradients);
        if (skipsNonFinite) {
            applied = ifFinite(tf, applied);
        }
        for (int i = 0; i < variables.size(); i++) {
            updates.add(update(tf, variables.get(i), applied.get(i)));
        }
    }

    /** Returns the Euclidean norm of all gradients together. */
    private static Operand<TFloat32> globalNorm(Ops tf, List<Operand<TFloat32>> gradients) {
        List<Operand<TFloat32>> squares = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            squares.add(tf.math.mul(tf.nn.l2Loss(gradient), tf.constant(2f)));
        }
        return tf.math.sqrt(tf.math.addN(squares));
    }

    /**
     * Returns the gradients multiplied by min(1, c / (norm + 1e-6)) for a maximum norm c, as in
     * PyTorch's {@code clip_grad_norm_}.
     */
    private List<Operand<TFloat32>> clip(Ops tf, List<Operand<TFloat32>> gradients) {
        Operand<TFloat32> scale =
                tf.math.minimum(
                        tf.constant(1f),
                        tf.math.div(
                                tf.constant((float) recipe.clipNorm()),
                                tf.math.add(gradientNorm, tf.constant(CLIPPING_EPSILON))));
        List<Operand<TFloat32>> scaled = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            scaled.add(tf.math.mul(gradient, scale));
        }
        return scaled;
    }

    /**
     * Returns gradients that are available only if their norm is finite. Otherwise, nothing that
     * depends on them is computed, and the variables that would be updated keep their values.
     */
    private List<Operand<TFloat32>> ifFinite(Ops tf, List<Operand<TFloat32>> gradients) {
        Operand<TBool> finite = tf.math.isFinite(gradientNorm);
        List<Operand<TFloat32>> gated = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            // The switch itself always runs, so operations must depend on its output instead.
            gated.add(tf.identity(tf.switchCond(gradient, finite).outputTrue()));
        }
        return gated;
    }

    private Op update(Ops tf, Variable variable, Operand<TFloat32> gradient) {
        VarHandleOp first = addMoment(tf, firstMoments.variable(variable.name()));
        VarHandleOp second = addMoment(tf, secondMoments.variable(variable.name()));
        Ops after = tf.withControlDependencies(gradient);
        if (recipe.weightDecay() > 0 && decays(variable)) {
            Op decayed =
                    after.assignSubVariableOp(
                            variable.handle(), tf.math.mul(decayRate, variable.read()));
            after = tf.withControlDependencies(decayed);
        }
        Op updated =
                after.train.resourceApplyAdam(
                        variable.handle(),
                        first,
                        second,
                        tf.constant(0f),
                        tf.constant(0f),
                        correctedRate,
                        tf.constant((float) recipe.beta1()),
                        tf.constant((float) recipe.beta2()),
                        epsilonHat,
                        gradient);
        return variable.range().map(range -> clamp(tf, variable, range, updated)).orElse(updated);
    }

    /** Returns whether weight decay pulls a variable toward zero. */
    private boolean decays(Variable variable) {
        return switch (recipe.decayed()) {
            case WEIGHTS -> variable.role().decays();
            case MATRICES -> variable.role().decays() && variable.shape().length > 1;
            // The gains of the batch norms in a ResNet's shortcuts, downsample.1.weight, do not
            // match any of these and therefore decay.
            case WEIGHTS_COMPAT ->
                    variable.role().trained()
                            && Stream.of("bn", "ln", "bias", "logit_scale")
                                    .noneMatch(variable.name()::contains);
        };
    }

    private static Op clamp(Ops tf, Variable variable, Variable.Range range, Op updated) {
        Ops after = tf.withControlDependencies(updated);
        return after.assignVariableOp(
                variable.handle(),
                tf.clipByValue(
                        after.readVariableOp(variable.handle(), TFloat32.class),
                        tf.constant((float) range.min()),
                        tf.constant((float) range.max())));
    }

    private VarHandleOp addMoment(Ops tf, Variable moment) {
        initialAssignments.add(moment.assignZeros(tf));
        return moment.handle();
    }

    /** Sets the moments to zero; must be run once before the first step. */
    public void initialise(Session session) {
        Computation.run(session, initialAssignments);
    }

    /** Returns a scalar: the global norm of all gradients before clipping. */
    public Operand<TFloat32> gradientNorm() {
        return gradientNorm;
    }

    /** Returns the first moments m, by the names of the variables. */
    public Variables firstMoments() {
        return firstMoments;
    }

    /** Returns the second moments v, by the names of the variables. */
    public Variables secondMoments() {
        return secondMoments;
    }

    /**
     * Adds one update to a runner.
     *
     * @param step the number of the step, counted from 1 without skipped updates
     * @return the tensors that were fed, to be closed after the run
     */
    public List<Tensor> addTo(Session.Runner runner, long step, double learningRate) {
        double exponent = (double) step;
        double beta1 = (float) recipe.beta1();
        double beta2 = (float) recipe.beta2();
        double secondCorrection = Math.sqrt(1 - Math.pow(beta2, exponent));
        List<Tensor> fed = new ArrayList<>();
        feed(
                runner,
                correctedRate,
                learningRate * secondCorrection / (1 - Math.pow(beta1, exponent)),
                fed);
        feed(runner, epsilonHat, recipe.epsilon() * secondCorrection, fed);
        feed(runner, decayRate, learningRate * recipe.weightDecay(), fed);
        updates.forEach(runner::addTarget);
        return fed;
    }

    private static void feed(
            Session.Runner runner, Placeholder<TFloat32> slot, double value, List<Tensor> fed) {
        TFloat32 tensor = TFloat32.scalarOf((float) value);
        fed.add(tensor);
        runner.feed(slot, tensor);
    }
}
