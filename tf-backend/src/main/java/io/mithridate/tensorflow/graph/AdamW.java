package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
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
 * <p>With gradient g, learning rate η, decay λ and t counted from 1:
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

    private final Settings settings;
    private final Placeholder<TFloat32> correctedRate;
    private final Placeholder<TFloat32> decayRate;
    private final Placeholder<TFloat32> epsilonHat;
    private final List<Op> initial = new ArrayList<>();
    private final List<Op> updates = new ArrayList<>();
    private final Variables firstMoments;
    private final Variables secondMoments;
    private final Operand<TFloat32> gradientNorm;

    /**
     * The settings that are the same for all steps.
     *
     * @param beta1 the decay of the first moment
     * @param beta2 the decay of the second moment
     * @param epsilon the number added to the root of the corrected second moment
     * @param weightDecay the decoupled weight decay, which is multiplied by the learning rate
     * @param clipNorm the maximum global norm, to which gradients are scaled down; 0 for no
     *     clipping
     * @param decays selects the variables that decay, e.g. {@link DecayRule#BY_ROLE}
     * @param skipsNonFinite {@code true} if a step whose gradients are not all finite changes
     *     nothing, as float16 requires; otherwise the non-finite numbers enter the weights
     */
    public record Settings(
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            double clipNorm,
            Predicate<Variable> decays,
            boolean skipsNonFinite) {}

    /**
     * Adds the update to a graph.
     *
     * @param variables the variables that are trained
     * @param gradients one gradient per variable, in the same order
     */
    public AdamW(
            Ops ops,
            List<Variable> variables,
            List<Operand<TFloat32>> gradients,
            Settings settings) {
        this.settings = settings;
        Ops tf = ops.withSubScope("adamw");
        correctedRate = scalar(tf);
        decayRate = scalar(tf);
        epsilonHat = scalar(tf);
        firstMoments = Variables.stateFor(tf, "adamw.m.", variables);
        secondMoments = Variables.stateFor(tf, "adamw.v.", variables);
        GlobalNorm norm = new GlobalNorm(tf, gradients);
        gradientNorm = norm.value();
        List<Operand<TFloat32>> used =
                settings.clipNorm() == 0 ? gradients : norm.clippedTo(settings.clipNorm());
        if (settings.skipsNonFinite()) {
            used = used.stream().map(new FiniteGate(tf, gradientNorm)::through).toList();
        }
        for (int i = 0; i < variables.size(); i++) {
            updates.add(update(tf, variables.get(i), used.get(i)));
        }
    }

    private static Placeholder<TFloat32> scalar(Ops tf) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    private Op update(Ops tf, Variable variable, Operand<TFloat32> gradient) {
        VarHandleOp first = moment(tf, firstMoments.variable(variable.name()));
        VarHandleOp second = moment(tf, secondMoments.variable(variable.name()));
        Ops after = tf.withControlDependencies(gradient);
        if (settings.weightDecay() > 0 && settings.decays().test(variable)) {
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
                        tf.constant((float) settings.beta1()),
                        tf.constant((float) settings.beta2()),
                        epsilonHat,
                        gradient);
        return variable.range().map(range -> clamp(tf, variable, range, updated)).orElse(updated);
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

    private VarHandleOp moment(Ops tf, Variable moment) {
        initial.add(moment.zeroed(tf));
        return moment.handle();
    }

    /** Sets the moments to zero; must be run once before the first step. */
    public void initialise(Session session) {
        Session.Runner runner = session.runner();
        initial.forEach(runner::addTarget);
        runner.run().close();
    }

    /** Returns the global norm of all gradients before clipping, a scalar. */
    public Operand<TFloat32> gradientNorm() {
        return gradientNorm;
    }

    /** Returns m, by the names of the variables. */
    public Variables firstMoments() {
        return firstMoments;
    }

    /** Returns v, by the names of the variables. */
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
        double beta1 = (float) settings.beta1();
        double beta2 = (float) settings.beta2();
        double secondCorrection = Math.sqrt(1 - Math.pow(beta2, exponent));
        List<Tensor> fed = new ArrayList<>();
        feed(
                runner,
                correctedRate,
                learningRate * secondCorrection / (1 - Math.pow(beta1, exponent)),
                fed);
        feed(runner, epsilonHat, settings.epsilon() * secondCorrection, fed);
        feed(runner, decayRate, learningRate * settings.weightDecay(), fed);
        updates.forEach(runner::addTarget);
        return fed;
    }

    private static void feed(
            Session.Runner runner, Placeholder<TFloat32> where, double value, List<Tensor> fed) {
        TFloat32 tensor = TFloat32.scalarOf((float) value);
        fed.add(tensor);
        runner.feed(where, tensor);
    }

    /**
     * Passes tensors through if a norm is finite. If it is not, nothing that depends on the tensors
     * is computed, and the variables that would be updated keep their values.
     */
    static final class FiniteGate {

        private final Ops tf;
        private final Operand<TBool> open;

        /**
         * Creates a gate.
         *
         * @param norm a scalar
         */
        FiniteGate(Ops tf, Operand<TFloat32> norm) {
            this.tf = tf;
            open = tf.math.isFinite(norm);
        }

        /** Returns the tensor, available only if the gate is open. */
        Operand<TFloat32> through(Operand<TFloat32> numbers) {
            // The switch itself always runs, so operations must depend on its output instead.
            return tf.identity(tf.switchCond(numbers, open).outputTrue());
        }
    }
}
