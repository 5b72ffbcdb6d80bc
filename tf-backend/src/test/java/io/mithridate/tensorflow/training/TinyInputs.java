package io.mithridate.tensorflow.training;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An objective that uses all features of an {@link Optimizer}: a shade and a gain change pictures
 * until they look different, a weight depends on earlier outcomes, and each step draws a row.
 */
final class TinyInputs implements Objective {

    static final Seed SEED = new Seed(3);

    private static final OwnVariable SHADE =
            new OwnVariable(
                    "shade",
                    new long[] {TinyTraining.SIDE, TinyTraining.SIDE, 3},
                    (count, random) -> {
                        float[] values = new float[count];
                        for (int i = 0; i < count; i++) {
                            values[i] = (float) random.nextGaussian();
                        }
                        return values;
                    });
    private static final OwnVariable GAIN =
            new OwnVariable("gain", new long[0], (count, random) -> new float[] {1});
    private static final View.Images PICTURES = View.images();
    private static final Draws ROW =
            new Draws("row", 1, seed -> new int[] {seed.permutation(8)[0]});

    private final View.Numbers before;

    /**
     * Creates the objective.
     *
     * @param before the embeddings of the unchanged pictures, of unit length
     */
    TinyInputs(Embeddings before) {
        this.before = View.numbers("before", before);
    }

    /**
     * Increases the weight of the size after a success, reduces it otherwise, and keeps the
     * variables with the lowest loss.
     *
     * @param least the cosine below which a step succeeds
     * @param patience the number of successes that ends the run
     */
    record Rule(double least, int patience) implements StepRule {

        @Override
        public RuleMemory memory() {
            return RuleMemory.of(
                    Map.of("weight", 1e-3, "best", Double.MAX_VALUE, "successes", 0.0));
        }

        @Override
        public double learningRate(long step, RuleMemory memory) {
            return step < 3 ? 2 : 0.5;
        }

        @Override
        public Map<String, Double> weights(long step, RuleMemory memory) {
            return Map.of("size", memory.get("weight"));
        }

        @Override
        public Decision after(Outcome outcome, RuleMemory memory) {
            boolean success = outcome.term("likeness") < least;
            boolean best = outcome.loss() < memory.get("best");
            double successes = memory.get("successes") + (success ? 1 : 0);
            return new Decision(
                    memory.with("weight", memory.get("weight") * (success ? 1.1 : 0.7))
                            .with("best", Math.min(outcome.loss(), memory.get("best")))
                            .with("successes", successes),
                    best,
                    successes == patience);
        }
    }

    @Override
    public List<View> views() {
        return List.of(PICTURES, before);
    }

    @Override
    public List<Draws> draws() {
        return List.of(ROW);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> changed =
                tf.math.mul(
                        tf.math.add(batch.pixels(PICTURES), batch.variable(SHADE)),
                        batch.variable(GAIN));
        Operand<TFloat32> embedded = batch.embed(changed);
        Operand<TFloat32> likeness =
                tf.math.mean(
                        tf.sum(tf.math.mul(embedded, batch.numbers(before)), tf.constant(1)),
                        tf.constant(0));
        Operand<TFloat32> size =
                tf.math.mean(
                        tf.math.square(batch.variable(SHADE)), tf.constant(new int[] {0, 1, 2}));
        Operand<TInt32> row = batch.drawn(ROW);
        Operand<TFloat32> drawn =
                tf.sum(tf.gather(embedded, row, tf.constant(0)), tf.constant(new int[] {0, 1}));
        return Loss.sum(
                tf,
                new Loss.Term("likeness", likeness, 1),
                new Loss.Term("size", tf.math.mul(batch.scheduled("size"), size), 1),
                new Loss.Term("drawn", drawn, 0.01));
    }
}
