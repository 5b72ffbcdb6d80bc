package io.mithridate.examples.defense;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is minimised: CLIP's loss plus the weighted uniformity of the pictures' embeddings.
 *
 * <pre>
 * L = L_CLIP + weight · L_uniform
 * </pre>
 */
final class UniformObjective implements Objective {

    // An objective names the views that it needs, and the loader makes these and no others.
    private final View.Images images = View.images();
    private final View.Captions captions = View.captions();

    private final double weight;
    private final double temperature;

    UniformObjective(double weight, double temperature) {
        this.weight = weight;
        this.temperature = temperature;
    }

    @Override
    public List<View> views() {
        return List.of(images, captions);
    }

    /** Called once, while the graph is built: everything here is an operand, not a number. */
    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> imageRows = batch.of(images);
        Operand<TFloat32> textRows = batch.of(captions);
        return Loss.sum(
                tf,
                // The names are what a training listener hears of each term.
                new Loss.Term("clip", Losses.clip(tf, imageRows, textRows, batch.logitScale()), 1),
                new Loss.Term("uniformity", Uniformity.of(tf, imageRows, temperature), weight));
    }
}
