package io.mithridate.examples;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Fine-tunes on clean pairs, and spreads the embeddings of pictures evenly.
 *
 * <pre>
 * L = L_CLIP + weight · log mean exp(−t‖xᵢ − xⱼ‖²) over i ≠ j
 * </pre>
 */
@About(
        name = "uniform-fine-tune",
        summary = "trains further on clean pairs and spreads the pictures' embeddings",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Wang and Isola, 2020. Understanding Contrastive Representation Learning through"
                        + " Alignment and Uniformity on the Hypersphere. arXiv:2005.10242")
public record UniformFineTune(Options options, FineTuner fineTuner) implements FineTuneDefense {

    /** Budgets choose among values of a {@code @Strength}; the recipe adds epochs, batch etc. */
    public record Options(
            @Strength @Option(value = "Weight of the loss.", defaultValue = "0.1", min = 0)
                    double weight,
            @Option(value = "The t of the loss.", defaultValue = "2", min = 0.01)
                    double temperature,
            @Inlined Recipe recipe) {}

    /** The options and services such as the fine-tuner are injected. */
    @Inject
    public UniformFineTune {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    /** Called once to build the graph, so everything here is an operand, not a number. */
    @Override
    public Objective objective(DefenseContext context) {
        View.Images images = View.images();
        View.Captions captions = View.captions();
        return Objective.of(
                List.of(images, captions),
                (tf, batch) ->
                        Loss.sum(
                                tf,
                                Loss.term("clip", 1, Losses.clip(tf, batch, images, captions)),
                                Loss.term(
                                        "uniformity",
                                        options.weight(),
                                        uniformity(tf, batch.of(images), options.temperature()))));
    }

    /** For rows of length 1, ‖x − y‖² = 2 − 2⟨x, y⟩; terms with i = j, exp(0) = 1, are omitted. */
    static Operand<TFloat32> uniformity(Ops tf, Operand<TFloat32> rows, double temperature) {
        int n = Math.toIntExact(rows.shape().get(0));
        if (n < 2) {
            throw new IllegalArgumentException("uniformity needs two rows, not " + rows.shape());
        }
        Operand<TFloat32> cosines = tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
        Operand<TFloat32> scaled =
                tf.math.mul(
                        tf.math.sub(cosines, tf.constant(1f)),
                        tf.constant((float) (2 * temperature)));
        float[][] weights = new float[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(weights[i], 1f / ((float) n * (n - 1)));
            weights[i][i] = 0;
        }
        return tf.math.log(
                tf.reduceSum(
                        tf.math.mul(tf.math.exp(scaled), tf.constant(weights)),
                        tf.constant(new int[] {0, 1})));
    }
}
