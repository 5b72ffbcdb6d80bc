package io.mithridate.defenses;

import io.mithridate.tensorflow.training.TextInput;
import io.mithridate.tensorflow.training.View;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Hands back golden embeddings for views. */
final class GoldenBatch extends GivenBatch {

    private final Ops tf;
    private final GoldenSetup setup;
    private final Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();

    GoldenBatch(Ops tf, GoldenSetup setup) {
        this.tf = tf;
        this.setup = setup;
    }

    /** What the loss was built on, by golden name, not normalised. */
    Map<String, Operand<TFloat32>> inputs() {
        return inputs;
    }

    @Override
    public int size() {
        return GoldenSetup.SAMPLES;
    }

    @Override
    public Operand<TFloat32> of(View.Images view) {
        return unit(view.name(), GoldenSetup.SAMPLES);
    }

    @Override
    public Operand<TFloat32> of(TextInput input) {
        return unit(
                input.name(),
                input instanceof View.Captions ? GoldenSetup.SAMPLES : setup.rows().length);
    }

    @Override
    public Operand<TFloat32> logitScale() {
        Operand<TFloat32> logarithm =
                inputs.computeIfAbsent("logit_scale", name -> constant(name, Shape.of(1), name, 1));
        return tf.math.exp(tf.reshape(logarithm, tf.constant(new int[0])));
    }

    @Override
    public Operand<TInt32> rows(View.SubCaptions view) {
        return tf.constant(setup.rows());
    }

    @Override
    public Operand<TFloat32> weights(View.SubCaptions view) {
        return tf.constant(setup.weights());
    }

    @Override
    public Operand<TFloat32> truths(View.SubCaptions view) {
        return tf.constant(setup.truths());
    }

    @Override
    public Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view) {
        return tf.gather(embeddings, rows(view), tf.constant(0));
    }

    @Override
    public Operand<TFloat32> frozen(View.Images view) {
        return unit("frozen " + view.name(), GoldenSetup.SAMPLES);
    }

    @Override
    public Operand<TFloat32> frozen(TextInput input) {
        return unit("frozen " + input.name(), GoldenSetup.SAMPLES);
    }

    @Override
    public Operand<TFloat32> frozenLogitScale() {
        return tf.constant((float) Math.exp(GoldenSetup.GOLDEN.doubles("logit_scale")[0]));
    }

    private Operand<TFloat32> unit(String view, int rows) {
        String name = GoldenSetup.embeddingOf(view);
        Operand<TFloat32> embedding =
                inputs.computeIfAbsent(
                        name,
                        key ->
                                constant(
                                        "embedding." + key,
                                        Shape.of(rows, GoldenSetup.DIMENSION),
                                        key,
                                        rows * GoldenSetup.DIMENSION));
        Operand<TFloat32> square =
                tf.sum(tf.math.square(embedding), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(embedding, tf.math.rsqrt(square));
    }

    private Operand<TFloat32> constant(String golden, Shape shape, String name, int length) {
        double[] values = GoldenSetup.GOLDEN.doubles(golden);
        float[] single = new float[length];
        for (int i = 0; i < length; i++) {
            single[i] = (float) values[i];
        }
        return tf.withName(name).constant(shape, DataBuffers.of(single));
    }
}
