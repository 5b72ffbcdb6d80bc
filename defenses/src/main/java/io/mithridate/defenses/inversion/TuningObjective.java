package io.mithridate.defenses.inversion;

import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Regime;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Makes the neurons that a trigger affects most give the same output with and without the trigger,
 * while embeddings of clean pictures remain unchanged.
 *
 * @param trigger the inverted trigger
 * @param blocks the blocks whose neurons are tuned
 * @param featureWeight the weight of the distance to the suspect's embeddings
 * @param compat whether embeddings are computed in a separate pass, which updates the running
 *     statistics of batch norm a second time
 */
record TuningObjective(
        InvertedTrigger trigger, List<TunedBlock> blocks, double featureWeight, boolean compat)
        implements Objective {

    private static final float MIN_SQUARE = 1e-24f;
    private static final View.Images PICTURES = View.images();

    TuningObjective {
        blocks = List.copyOf(blocks);
    }

    @Override
    public List<View> views() {
        return List.of(PICTURES);
    }

    @Override
    public boolean wholeBatches() {
        return true;
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> pixels = batch.pixels(PICTURES);
        ImageBlocks plain = batch.imageBlocks(pixels);
        ImageBlocks triggered = batch.imageBlocks(trigger.applyTo(tf, pixels));
        List<Operand<TFloat32>> alignments = new ArrayList<>();
        for (TunedBlock block : blocks) {
            alignments.add(
                    alignment(
                            tf,
                            tf.math.mean(plain.outputs().get(block.index()), tf.constant(0)),
                            tf.math.mean(triggered.outputs().get(block.index()), tf.constant(0)),
                            block.neurons()));
        }
        Operand<TFloat32> embedded = compat ? batch.of(PICTURES) : plain.embeddings();
        return loss(tf, alignments, embedded, batch.frozen(PICTURES), featureWeight);
    }

    /**
     * Returns the loss of a step.
     *
     * @param alignments the alignment loss of each block
     * @param embedded (B, D), clean pictures embedded by the tuned model
     * @param frozen (B, D), the same pictures embedded by the suspect
     */
    static Loss loss(
            Ops tf,
            List<Operand<TFloat32>> alignments,
            Operand<TFloat32> embedded,
            Operand<TFloat32> frozen,
            double featureWeight) {
        return Loss.sum(
                tf,
                new Loss.Term("alignment", tf.math.addN(alignments), 1),
                new Loss.Term("features", norm(tf, tf.math.sub(embedded, frozen)), featureWeight));
    }

    /**
     * Returns the distance by which a trigger moves the outputs of some neurons, relative to the
     * norm of these outputs.
     *
     * @param clean (N), means over clean pictures
     * @param triggered (N), means over pictures with the trigger
     * @param neurons 1 for the neurons to include, 0 for the others
     */
    static Operand<TFloat32> alignment(
            Ops tf, Operand<TFloat32> clean, Operand<TFloat32> triggered, float[] neurons) {
        Operand<TFloat32> selected = tf.constant(neurons);
        return tf.math.div(
                length(tf, tf.math.mul(tf.math.sub(clean, triggered), selected)),
                length(tf, tf.math.mul(clean, selected)));
    }

    /** Returns the Euclidean norm of a vector; its gradient at the zero vector is zero. */
    static Operand<TFloat32> length(Ops tf, Operand<TFloat32> vector) {
        return root(tf, tf.sum(tf.math.square(vector), tf.constant(0)));
    }

    /** Returns the Frobenius norm of a matrix; its gradient at the zero matrix is zero. */
    static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> matrix) {
        return root(tf, tf.sum(tf.math.square(matrix), tf.constant(new int[] {0, 1})));
    }

    private static Operand<TFloat32> root(Ops tf, Operand<TFloat32> square) {
        return tf.math.sqrt(tf.math.maximum(square, tf.constant(MIN_SQUARE)));
    }

    /**
     * Learning rates that decrease from the first rate to a twentieth of it along half a cosine.
     *
     * <p>In the released code, the cosine ends after 100 steps regardless of the number of steps;
     * after that, the rate rises again.
     *
     * @param learningRate the first learning rate
     * @param steps the number of steps
     * @param compat {@code true} to follow the released code
     */
    record Rates(double learningRate, int steps, boolean compat) implements Regime {

        private static final double LAST_SHARE = 0.05;
        private static final int RELEASED_LENGTH = 100;

        @Override
        public LearningRates learningRates(long stepsPerEpoch) {
            double length = compat ? RELEASED_LENGTH : steps;
            double lastRate = LAST_SHARE * learningRate;
            return step ->
                    lastRate
                            + (learningRate - lastRate)
                                    / 2
                                    * (1 + Math.cos(Math.PI * step / length));
        }
    }
}
