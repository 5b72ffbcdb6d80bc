package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.clip.ForwardPass;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** The batch that an objective's loss is built on: a CLIP's two towers over placeholders. */
final class GraphBatch implements Batch {

    /** Keeps an embedding of zeros from dividing by zero. */
    private static final float SMALLEST_SQUARE = 1e-24f;

    private final Ops tf;
    private final Architecture architecture;
    private final BatchShape shape;
    private final Slots slots;
    private final ForwardPass trained;
    private final ForwardPass frozen;
    private final Map<String, Placeholder<TFloat32>> scheduled = new LinkedHashMap<>();

    GraphBatch(
            Ops tf,
            Architecture architecture,
            BatchShape shape,
            List<View> views,
            Set<String> courses) {
        this.tf = tf;
        this.architecture = architecture;
        this.shape = shape;
        slots = new Slots(tf, views, shape);
        trained = new ForwardPass(tf, Variables.trained(tf), true);
        frozen = new ForwardPass(tf, Variables.frozen(tf, "frozen."), false);
        for (String course : courses) {
            scheduled.put(
                    course, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar())));
        }
    }

    /** Where the loader's arrays go. */
    Slots slots() {
        return slots;
    }

    /** The variables that the loss has asked for so far. */
    Variables variables() {
        return trained.variables();
    }

    /** The frozen copy's variables that the loss has asked for so far. */
    Variables frozenVariables() {
        return frozen.variables();
    }

    /** What moves running statistics. */
    List<Op> updates() {
        return trained.updates();
    }

    /** Where scheduled numbers go. */
    Map<String, Placeholder<TFloat32>> scheduled() {
        return scheduled;
    }

    @Override
    public int size() {
        return shape.batch();
    }

    @Override
    public List<Operand<TFloat32>> embedImages(View.Images... views) {
        List<Operand<TUint8>> pictures = new ArrayList<>();
        for (View.Images view : views) {
            pictures.add(Slots.of(slots.pictures(), view.name()));
        }
        Operand<TFloat32> all = unit(architecture.embedImages(trained, joined(pictures)));
        return parts(all, Arrays.stream(views).map(view -> shape.batch()).toList());
    }

    @Override
    public List<Operand<TFloat32>> embedTexts(TextInput... inputs) {
        List<Operand<TInt32>> tokens = new ArrayList<>();
        for (TextInput input : inputs) {
            tokens.add(Slots.of(slots.tokens(), input.name()));
        }
        Operand<TFloat32> all = unit(architecture.embedTexts(trained, joined(tokens)));
        return parts(
                all, tokens.stream().map(rows -> Math.toIntExact(rows.shape().get(0))).toList());
    }

    @Override
    public Operand<TFloat32> frozen(View.Images view) {
        return tf.stopGradient(
                unit(architecture.embedImages(frozen, Slots.of(slots.pictures(), view.name()))));
    }

    @Override
    public Operand<TFloat32> frozen(TextInput input) {
        return tf.stopGradient(
                unit(architecture.embedTexts(frozen, Slots.of(slots.tokens(), input.name()))));
    }

    @Override
    public Operand<TFloat32> logitScale() {
        return tf.math.exp(trained.logitScale());
    }

    @Override
    public Operand<TFloat32> sameCaptions(View.Captions view) {
        Operand<TInt32> tokens = Slots.of(slots.tokens(), view.name());
        Operand<TInt32> across =
                tf.reshape(
                        tokens, tf.constant(new int[] {1, shape.batch(), shape.contextLength()}));
        Operand<TInt32> down =
                tf.reshape(
                        tokens, tf.constant(new int[] {shape.batch(), 1, shape.contextLength()}));
        return tf.dtypes.cast(
                tf.reduceAll(tf.math.equal(down, across), tf.constant(2)), TFloat32.class);
    }

    @Override
    public Operand<TInt32> rows(View.SubCaptions view) {
        return Slots.of(slots.rows(), view.name());
    }

    @Override
    public Operand<TFloat32> weights(View.SubCaptions view) {
        return Slots.of(slots.weights(), view.name());
    }

    @Override
    public Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view) {
        return tf.gather(embeddings, rows(view), tf.constant(0));
    }

    @Override
    public Operand<TFloat32> scheduled(String name) {
        Placeholder<TFloat32> slot = scheduled.get(name);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "the objective's courses() do not name '%s', only %s"
                            .formatted(name, scheduled.keySet()));
        }
        return slot;
    }

    private <T extends org.tensorflow.types.family.TType> Operand<T> joined(
            List<Operand<T>> operands) {
        if (operands.isEmpty()) {
            throw new IllegalArgumentException("nothing to embed");
        }
        return operands.size() == 1 ? operands.get(0) : tf.concat(operands, tf.constant(0));
    }

    private List<Operand<TFloat32>> parts(Operand<TFloat32> all, List<Integer> rows) {
        if (rows.size() == 1) {
            return List.of(all);
        }
        int[] sizes = rows.stream().mapToInt(Integer::intValue).toArray();
        return List.copyOf(
                tf.splitV(all, tf.constant(sizes), tf.constant(0), (long) sizes.length).output());
    }

    private Operand<TFloat32> unit(Operand<TFloat32> rows) {
        Operand<TFloat32> square = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(
                rows, tf.math.rsqrt(tf.math.maximum(square, tf.constant(SMALLEST_SQUARE))));
    }
}
