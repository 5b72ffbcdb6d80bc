package io.mithridate.defenses.labels;

import io.mithridate.tensorflow.clip.TorchDefaults;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The cross-entropy of a linear head on the image tower's embeddings, which are not brought to unit
 * length.
 *
 * @param images the pictures
 * @param labels their labels
 * @param classes how many classes the head tells apart
 */
record HeadObjective(View.Images images, View.Numbers labels, int classes) implements Objective {

    @Override
    public List<View> views() {
        return List.of(images, labels);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> features = batch.imageFeatures(images);
        long width = features.shape().get(1);
        Initializer uniform = TorchDefaults.uniform(width);
        Operand<TFloat32> weight =
                batch.variable("head.weight", Role.WEIGHT, uniform, classes, width);
        Operand<TFloat32> bias = batch.variable("head.bias", Role.BIAS, uniform, classes);
        Operand<TFloat32> logits =
                tf.nn.biasAdd(tf.linalg.matMul(features, weight, MatMul.transposeB(true)), bias);
        return Loss.sum(
                tf,
                new Loss.Term(
                        "classification",
                        Losses.classification(tf, logits, batch.numbers(labels)),
                        1));
    }
}
