package io.mithridate.tensorflow.training;

import io.mithridate.api.data.Image;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ImageTower;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Small models of each kind, and objectives that use all features of a batch. */
final class TinyModels {

    private static final int VOCABULARY = BatchGradients.TOKENIZER.vocabularySize();
    private static final int CONTEXT = BatchGradients.TOKENIZER.contextLength();

    private TinyModels() {}

    static Architecture transformer() {
        return clip(16, new VisionTransformer(8, 16, 2, 2));
    }

    static Architecture resNet() {
        return clip(32, new ModifiedResNet(List.of(1, 1, 1, 1), 4, 2));
    }

    static Architecture mini() {
        return new MiniArchitecture(16, List.of(4, 8), 8, 16, 2, 2, CONTEXT, VOCABULARY);
    }

    private static Architecture clip(int size, ImageTower tower) {
        return new ClipArchitecture(
                size, tower, 8, CONTEXT, VOCABULARY, 16, 2, 2, Activation.QUICK_GELU);
    }

    static Compute computeInChunks(int chunk) {
        return new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32, chunk);
    }

    /** Combines CLIP's, CleanCLIP's and TA-Cleaner's losses and a distance to the frozen model. */
    static Objective combinedObjective() {
        View.Images image = View.images();
        View.Images inverted =
                View.images(
                        "inverted",
                        (picture, random) -> {
                            Image copy = picture.copy();
                            for (int i = 0; i < copy.rgb().length; i++) {
                                copy.rgb()[i] = (byte) ~copy.rgb()[i];
                            }
                            return copy;
                        });
        View.Captions caption = View.captions();
        View.Captions cut = View.captions("cut", (text, random) -> text.substring(2));
        View.SubCaptions sub =
                new View.SubCaptions(
                        "sub",
                        (text, random) ->
                                Optional.of(
                                        new View.SubCaption(
                                                text.substring(0, 5), "a pink " + text.length())),
                        new Selection.OfEachBatch(0.3),
                        Optional.empty(),
                        false);
        return new Objective() {
            @Override
            public List<View> views() {
                return List.of(image, inverted, caption, cut, sub);
            }

            @Override
            public Loss loss(Ops tf, Batch batch) {
                Operand<TFloat32> scale = batch.logitScale();
                return Loss.sum(
                        tf,
                        new Loss.Term(
                                "clip",
                                Losses.clip(tf, batch.of(image), batch.of(caption), scale),
                                1),
                        new Loss.Term(
                                "in-modal",
                                Losses.inModal(
                                        tf,
                                        batch.of(image),
                                        batch.of(inverted),
                                        batch.of(caption),
                                        batch.of(cut),
                                        scale),
                                0.7),
                        new Loss.Term(
                                "image-to-text",
                                SubCaptionLosses.imageToSubCaptions(
                                        tf,
                                        batch.select(batch.of(image), sub),
                                        batch.of(sub.positives()),
                                        batch.of(sub.negatives()),
                                        batch.weights(sub),
                                        scale,
                                        Optional.empty(),
                                        SubCaptionLosses.Negatives.ALL),
                                0.5),
                        new Loss.Term(
                                "distance",
                                Losses.squaredDistance(tf, batch.of(inverted), batch.frozen(image)),
                                0.3),
                        new Loss.Term(
                                "text distance",
                                Losses.squaredDistance(tf, batch.of(cut), batch.frozen(caption)),
                                0.2));
            }
        };
    }
}
