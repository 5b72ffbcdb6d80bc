package io.mithridate.defenses;

import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.TextInput;
import io.mithridate.tensorflow.training.View;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A batch of which a test gives what its objective needs; all else is refused. */
public abstract class GivenBatch implements Batch {

    @Override
    public Operand<TFloat32> of(View.Images view) {
        throw refused("pictures");
    }

    @Override
    public Operand<TFloat32> of(TextInput input) {
        throw refused("texts");
    }

    @Override
    public Operand<TFloat32> imageFeatures(View.Images view) {
        throw refused("imageFeatures");
    }

    @Override
    public Operand<TFloat32> pixels(View.Images view) {
        throw refused("pixels");
    }

    @Override
    public ImageBlocks imageBlocks(Operand<TFloat32> pixels) {
        throw refused("imageBlocks");
    }

    @Override
    public Operand<TFloat32> variable(
            String name, Role role, Initializer initializer, long... shape) {
        throw refused("variable");
    }

    @Override
    public Operand<TFloat32> state(String name, float[] first, long... shape) {
        throw refused("state");
    }

    @Override
    public void setState(String name, Operand<TFloat32> next) {
        throw refused("setState");
    }

    @Override
    public Operand<TFloat32> frozen(View.Images view) {
        throw refused("frozen pictures");
    }

    @Override
    public Operand<TFloat32> frozen(TextInput input) {
        throw refused("frozen texts");
    }

    @Override
    public Operand<TFloat32> logitScale() {
        throw refused("logitScale");
    }

    @Override
    public Operand<TFloat32> frozenLogitScale() {
        throw refused("frozenLogitScale");
    }

    @Override
    public Operand<TFloat32> sameCaptions(View.Captions view) {
        throw refused("sameCaptions");
    }

    @Override
    public Operand<TFloat32> numbers(View.Numbers view) {
        throw refused("numbers");
    }

    @Override
    public Operand<TInt32> rows(View.SubCaptions view) {
        throw refused("rows");
    }

    @Override
    public Operand<TFloat32> weights(View.SubCaptions view) {
        throw refused("weights");
    }

    @Override
    public Operand<TFloat32> truths(View.SubCaptions view) {
        throw refused("truths");
    }

    @Override
    public Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view) {
        throw refused("select");
    }

    @Override
    public Operand<TFloat32> scheduled(String name) {
        throw refused("scheduled");
    }

    private static AssertionError refused(String what) {
        return new AssertionError(
                "the objective asks for %s, which it has no need of".formatted(what));
    }
}
