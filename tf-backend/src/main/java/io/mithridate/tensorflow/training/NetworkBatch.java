package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.ForwardPass;
import io.mithridate.tensorflow.clip.Towers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * A batch of pictures as a small network's loss sees it while the graph is built: operands, not
 * numbers.
 */
public final class NetworkBatch {

    /** What the number of the step is fed by; no objective's number can have this name. */
    static final String STEP = "\0step";

    private final Ops tf;
    private final Operand<TUint8> pictures;
    private final ForwardPass pass;
    private final ForwardPass frozenPass;
    private final Optional<Towers> surrogate;
    private final Map<String, Placeholder<TFloat32>> scheduled;
    private final Seed seed;

    NetworkBatch(
            Ops tf,
            Operand<TUint8> pictures,
            ForwardPass pass,
            ForwardPass frozenPass,
            Optional<Towers> surrogate,
            Map<String, Placeholder<TFloat32>> scheduled,
            Seed seed) {
        this.tf = tf;
        this.pictures = pictures;
        this.pass = pass;
        this.frozenPass = frozenPass;
        this.surrogate = surrogate;
        this.scheduled = scheduled;
        this.seed = seed;
    }

    /** How many pictures there are: B. */
    public int size() {
        return Math.toIntExact(pictures.shape().get(0));
    }

    /** The pictures, (B, S, S, 3). */
    public Operand<TUint8> pictures() {
        return pictures;
    }

    /** The layers of the network, whose variables training changes. */
    public ForwardPass pass() {
        return pass;
    }

    /** The layers of networks that stay as they are: {@link NetworkObjective#frozen}. */
    public ForwardPass frozenPass() {
        return frozenPass;
    }

    /**
     * Embeds pictures by the frozen model, in one forward pass; gradients go to the grey levels.
     *
     * @param pixels (B, S, S, 3), grey levels from 0 to 255
     * @return (B, D), rows of unit length
     * @throws IllegalStateException if training was given no model
     */
    public Operand<TFloat32> embed(Operand<TFloat32> pixels) {
        return towers().pixels(List.of(pixels));
    }

    /**
     * The frozen model's factor on the cosines, a scalar.
     *
     * @throws IllegalStateException if training was given no model
     */
    public Operand<TFloat32> logitScale() {
        return tf.math.exp(towers().logitScale());
    }

    private Towers towers() {
        return surrogate.orElseThrow(
                () -> new IllegalStateException("the network is trained without a model"));
    }

    /**
     * A number that changes during training.
     *
     * @param name one of {@link NetworkObjective#scheduledNumbers()}
     * @return a scalar
     */
    public Operand<TFloat32> scheduled(String name) {
        return Slots.of(scheduled, name);
    }

    /**
     * What TensorFlow's stateless random operations draw from: another seed in each step, the same
     * ones in a run that was killed and goes on.
     *
     * @param purpose keeps what is drawn apart
     * @return (2)
     */
    public Operand<TInt64> seed(String purpose) {
        return tf.stack(
                List.of(
                        tf.constant(seed.at(purpose).value()),
                        tf.dtypes.cast(scheduled(STEP), TInt64.class)));
    }
}
