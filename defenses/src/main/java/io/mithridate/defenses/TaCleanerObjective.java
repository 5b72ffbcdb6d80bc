package io.mithridate.defenses;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.SubCaptionLosses;
import io.mithridate.tensorflow.training.TextInput;
import io.mithridate.tensorflow.training.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CleanCLIP's loss, and the alignment of some samples' pictures with their sub-captions.
 *
 * @param options weights and form of the alignment
 * @param inModal CleanCLIP's views; empty where the in-modal loss has no weight, so that what it
 *     alone needs is not embedded and moves no batch norm
 * @param subCaptions the sampled sub-captions
 */
record TaCleanerObjective(
        TaCleaner.Options options, Optional<InModalViews> inModal, View.SubCaptions subCaptions)
        implements Objective {

    @Override
    public List<View> views() {
        List<View> views =
                new ArrayList<>(
                        inModal.map(InModalViews::all)
                                .orElseGet(() -> List.of(View.images(), View.captions())));
        views.add(subCaptions);
        return views;
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        List<Operand<TFloat32>> images = images().stream().map(batch::of).toList();
        List<Operand<TFloat32>> texts = texts().stream().map(batch::of).toList();
        int firstSubCaption = inModal.isPresent() ? 2 : 1;
        Operand<TFloat32> positives = texts.get(firstSubCaption);
        Operand<TFloat32> scale = batch.logitScale();
        CleanClipTerms cleanClip =
                new CleanClipTerms(options.crossModalWeight(), options.inModalWeight());
        List<Loss.Term> terms = new ArrayList<>(cleanClip.of(tf, images, texts, scale));
        terms.addAll(
                alignment(
                        tf,
                        batch.select(images.get(0), subCaptions),
                        positives,
                        options.needsNegatives() ? texts.get(firstSubCaption + 1) : positives,
                        batch.weights(subCaptions),
                        options.masksFalseNegatives()
                                ? Optional.of(batch.truths(subCaptions))
                                : Optional.empty(),
                        scale));
        return Loss.sum(tf, terms);
    }

    private List<View.Images> images() {
        List<View.Images> images = new ArrayList<>();
        images.add(View.images());
        inModal.ifPresent(views -> images.add(views.augmentedImages()));
        return images;
    }

    private List<TextInput> texts() {
        List<TextInput> texts = new ArrayList<>();
        texts.add(View.captions());
        inModal.ifPresent(views -> texts.add(views.augmentedCaptions()));
        texts.add(subCaptions.positives());
        if (options.needsNegatives()) {
            texts.add(subCaptions.negatives());
        }
        return texts;
    }

    private List<Loss.Term> alignment(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            Optional<Operand<TFloat32>> truths,
            Operand<TFloat32> scale) {
        return switch (options.variant()) {
            case INFONCE ->
                    List.of(
                            new Loss.Term(
                                    "image-to-sub-caption",
                                    SubCaptionLosses.imageToSubCaptions(
                                            tf,
                                            images,
                                            positives,
                                            negatives,
                                            weights,
                                            scale,
                                            truths,
                                            options.negatives()),
                                    options.lambda() / 2),
                            new Loss.Term(
                                    "sub-caption-to-image",
                                    SubCaptionLosses.subCaptionsToImage(
                                            tf, positives, images, weights, scale, truths),
                                    options.lambda() / 2));
            case MARGIN ->
                    List.of(
                            new Loss.Term(
                                    "sub-caption-margin",
                                    SubCaptionLosses.subCaptionMargin(
                                            tf,
                                            images,
                                            positives,
                                            negatives,
                                            weights,
                                            options.margin()),
                                    options.lambda()));
            case TSVLC ->
                    List.of(
                            new Loss.Term(
                                    "own-negative",
                                    SubCaptionLosses.ownNegative(
                                            tf, images, positives, negatives, weights, scale),
                                    options.lambda()));
        };
    }
}
