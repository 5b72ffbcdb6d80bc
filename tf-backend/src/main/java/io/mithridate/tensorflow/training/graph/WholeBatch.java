package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.graph.Products;
import io.mithridate.tensorflow.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Embeds a batch at once; its activations are kept until the gradients are computed. */
public final class WholeBatch implements Embedder {

    private final Ops tf;
    private final Towers trained;
    private final Towers frozen;

    /**
     * Creates an embedder in a graph.
     *
     * @param statistics batch norm's statistics in the trained model
     * @param products the products in the precision of both models
     */
    public WholeBatch(
            Ops tf, Architecture architecture, Towers.Statistics statistics, Products products) {
        this(tf, architecture, Variables.trained(tf), statistics, products);
    }

    /**
     * Creates an embedder with existing variables, e.g. those of a model that another embedder
     * trains, but with running statistics.
     */
    public WholeBatch(
            Ops tf,
            Architecture architecture,
            Variables variables,
            Towers.Statistics statistics,
            Products products) {
        this(
                tf,
                new Towers(tf, architecture, variables, statistics, products),
                frozen(tf, architecture, products));
    }

    private WholeBatch(Ops tf, Towers trained, Towers frozen) {
        this.tf = tf;
        this.trained = trained;
        this.frozen = frozen;
    }

    /** Creates an embedder with a frozen model. */
    static WholeBatch frozenModel(Ops tf, Architecture architecture, Products products) {
        Towers model = frozen(tf, architecture, products);
        return new WholeBatch(tf, model, model);
    }

    private static Towers frozen(Ops tf, Architecture architecture, Products products) {
        return new Towers(
                tf,
                architecture,
                Variables.frozen(tf, "frozen."),
                Towers.Statistics.running(),
                products);
    }

    @Override
    public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
        return trained.images(views);
    }

    @Override
    public Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views) {
        return trained.imageFeatures(views);
    }

    @Override
    public Operand<TFloat32> pixels(Operand<TFloat32> levels) {
        return trained.pixels(List.of(levels));
    }

    @Override
    public ImageBlocks imageBlocks(Operand<TFloat32> levels) {
        return trained.blocks(levels);
    }

    @Override
    public Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs) {
        return trained.texts(inputs);
    }

    @Override
    public Operand<TFloat32> frozenImages(Operand<TUint8> view) {
        return tf.stopGradient(frozen.images(List.of(view)));
    }

    @Override
    public Operand<TFloat32> frozenTexts(Operand<TInt32> input) {
        return tf.stopGradient(frozen.texts(List.of(input)));
    }

    @Override
    public Operand<TFloat32> logitScale() {
        return trained.logitScale();
    }

    @Override
    public Operand<TFloat32> frozenLogitScale() {
        return tf.stopGradient(frozen.logitScale());
    }

    @Override
    public Variables variables() {
        return trained.variables();
    }

    @Override
    public Variables frozenVariables() {
        return frozen.variables();
    }

    @Override
    public List<Op> updates() {
        return trained.updates();
    }
}
