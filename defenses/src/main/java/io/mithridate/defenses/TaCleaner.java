package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Selection;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CleanCLIP with fine-grained text alignment: the pictures of some samples are pulled toward a
 * sub-caption that is true of them and pushed away from counterfactual ones.
 *
 * <p>TA-Cleaner / CleanerCLIP, <a href="https://arxiv.org/abs/2409.17601">Xun et al., 2024</a>.
 * This is a reconstruction: no official code is public, and everything that the paper leaves open
 * (the form of the loss, its weights, the choice of samples) is our choice. Agreement with the
 * paper's numbers cannot be claimed.
 */
@About(
        name = "ta-cleaner",
        summary =
                "CleanCLIP with pictures aligned to true sub-captions and away from counterfactual"
                        + " ones",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = {
            "Xun et al., 2024. TA-Cleaner: A Fine-grained Text Alignment Backdoor Defense Strategy"
                    + " for Multimodal Contrastive Learning. arXiv:2409.17601",
            CleanClip.PAPER
        })
public record TaCleaner(Options options, FineTuner fineTuner, Plugins plugins)
        implements FineTuneDefense {

    /** Creates the defense by dependency injection. */
    @Inject
    public TaCleaner {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Set<Access> requires() {
        List<PluginRef<TextAugmenter>> augmenters = new ArrayList<>(options.inModal().augmenters());
        augmenters.add(options.augmenter());
        return FirstPositive.access(plugins, augmenters, Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints =
                new ArrayList<>(FineTuneDefense.super.complaints(setting));
        if (options.lambda() > 0
                && options.needsNegatives()
                && !plugins.create(options.augmenter()).findsNegatives()) {
            complaints.add(
                    new OptionComplaint(
                            "augmenter",
                            "%s finds no negatives; choose another augmenter, or use negatives: none"
                                    .formatted(options.augmenter().name())));
        }
        return complaints;
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return options.inModal().pictureChanges();
    }

    /**
     * Returns the objective of TA-Cleaner. K samples of a batch are chosen among those whose
     * captions yield sub-captions. With their pictures I, positive sub-captions P, negative
     * sub-captions N and the logit scale s:
     *
     * <pre>
     * L        = w_cross · L_CLIP + w_inmodal · L_in-modal + λ · ½ (loss_i2t + loss_t2i)
     * loss_i2t = −1/K Σᵢ log [ exp(s⟨Iᵢ,Pᵢ⟩) / ( Σⱼ exp(s⟨Iᵢ,Pⱼ⟩) + Σⱼ exp(s⟨Iᵢ,Nⱼ⟩) ) ]
     * loss_t2i = −1/K Σᵢ log [ exp(s⟨Pᵢ,Iᵢ⟩) / Σⱼ exp(s⟨Pᵢ,Iⱼ⟩) ]
     * </pre>
     *
     * <p>{@link Options} defines variants. One of them omits false negatives, i.e. positives that
     * are also stated by another sample's caption, from the sums over j.
     */
    @Override
    public Objective objective(DefenseContext context) {
        View.Images images = View.images();
        View.Captions captions = View.captions();
        List<View> views = new ArrayList<>(List.of(images, captions));
        InModal inModal = options.inModal();
        View.Images augmentedPictures = inModal.pictures();
        View.Captions augmentedCaptions =
                inModal.isOn() ? inModal.captions(context, false) : captions;
        if (inModal.isOn()) {
            views.addAll(List.of(augmentedPictures, augmentedCaptions));
        }
        if (options.lambda() > 0) {
            requireSubCaptions(context);
        }
        View.SubCaptions subCaptions =
                new View.SubCaptions(
                        "sub-caption",
                        picker(context.augmenter("sub-captions", options.augmenter())),
                        options.selection(),
                        options.masksFalseNegatives()
                                ? Optional.of(SubCaptionPicker::statedLiterally)
                                : Optional.empty(),
                        !options.needsNegatives());
        views.add(subCaptions);
        return Objective.of(
                views,
                (tf, batch) -> {
                    List<Loss.Term> terms = new ArrayList<>();
                    terms.add(
                            Loss.term(
                                    "clip",
                                    options.crossModalWeight(),
                                    Losses.clip(tf, batch, images, captions)));
                    if (inModal.isOn()) {
                        terms.add(
                                Loss.term(
                                        "in-modal",
                                        inModal.inModalWeight(),
                                        Losses.inModal(
                                                tf,
                                                batch,
                                                images,
                                                augmentedPictures,
                                                captions,
                                                augmentedCaptions)));
                    }
                    terms.addAll(alignment(tf, batch, images, subCaptions));
                    return Loss.sum(tf, terms);
                });
    }

    private List<Loss.Term> alignment(
            Ops tf, Batch batch, View.Images pictures, View.SubCaptions view) {
        Operand<TFloat32> images = batch.select(batch.of(pictures), view);
        Operand<TFloat32> positives = batch.of(view.positives());
        Operand<TFloat32> negatives =
                options.needsNegatives() ? batch.of(view.negatives()) : positives;
        Operand<TFloat32> weights = batch.weights(view);
        Operand<TFloat32> scale = batch.logitScale();
        double lambda = options.lambda();
        return switch (options.variant()) {
            case INFONCE -> {
                Optional<Operand<TFloat32>> truths = view.truths().map(any -> batch.truths(view));
                yield List.of(
                        Loss.term(
                                "image-to-sub-caption",
                                lambda / 2,
                                SubCaptionLosses.imageToSubCaptions(
                                        tf,
                                        images,
                                        positives,
                                        negatives,
                                        weights,
                                        scale,
                                        truths,
                                        options.negatives())),
                        Loss.term(
                                "sub-caption-to-image",
                                lambda / 2,
                                SubCaptionLosses.subCaptionsToImage(
                                        tf, positives, images, weights, scale, truths)));
            }
            case MARGIN ->
                    List.of(
                            Loss.term(
                                    "sub-caption-margin",
                                    lambda,
                                    SubCaptionLosses.subCaptionMargin(
                                            tf,
                                            images,
                                            positives,
                                            negatives,
                                            weights,
                                            options.margin())));
            case TSVLC ->
                    List.of(
                            Loss.term(
                                    "own-negative",
                                    lambda,
                                    SubCaptionLosses.ownNegative(
                                            tf, images, positives, negatives, weights, scale)));
        };
    }

    private SubCaptionPicker picker(FittedAugmenter augmenter) {
        return new SubCaptionPicker(augmenter, options.positives(), options.needsNegatives());
    }

    /**
     * Checks that the augmenter finds sub-captions, because TA-Cleaner without them would be
     * CleanCLIP under another name. This method creates its own augmenter, because the context
     * would count the texts generated here, although they are not trained on.
     */
    private void requireSubCaptions(DefenseContext context) {
        PairSet pairs = context.cleanPairs();
        TextAugmenter augmenter = plugins.create(options.augmenter());
        SubCaptionPicker picker =
                picker(
                        augmenter.fit(
                                Corpus.of(
                                        pairs,
                                        augmenter.readsVocabulary()
                                                ? context.vocabulary()
                                                : Optional.empty())));
        RandomGenerator random = context.training().seed().at("first-sub-caption").generator();
        if (IntStream.range(0, pairs.size())
                .noneMatch(pair -> picker.apply(pairs.caption(pair), random).isPresent())) {
            throw new IllegalArgumentException(
                    "ta-cleaner's augmenter %s finds %s in none of the %d captions, so nothing could"
                                    .formatted(
                                            options.augmenter().name(),
                                            picker.requiredSubCaptions(),
                                            pairs.size())
                            + " be aligned; choose another augmenter, or leave out what it lacks"
                            + " by negatives: none or positives: false");
        }
    }

    /** The options of {@link TaCleaner}. */
    public record Options(
            @Option(value = "Weight of CLIP's loss.", defaultValue = "1", min = 0)
                    double crossModalWeight,
            @Inlined InModal inModal,
            @Option(value = "Weight of the alignment of sub-captions.", defaultValue = "1", min = 0)
                    double lambda,
            @Option(
                            value =
                                    "Share of each batch that gets sub-captions; 1 is the dense"
                                            + " variant.",
                            defaultValue = "0.25",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double samples,
            @Option(
                            value =
                                    "Number of samples per epoch that get sub-captions, spread over"
                                            + " its batches; replaces samples.",
                            min = 1)
                    Optional<Integer> samplesPerEpoch,
            @Option(
                            value =
                                    "The negatives in the denominator of a picture: those of all"
                                        + " samples, only its own, or none. The variants margin and"
                                        + " tsvlc always use only its own.",
                            defaultValue = "all")
                    Negatives negatives,
            @Option(
                            value =
                                    "Whether to use positive sub-captions; if not, the captions are"
                                            + " used instead.",
                            defaultValue = "true")
                    boolean positives,
            @Option(
                            value =
                                    "Treatment of a positive sub-caption that the caption of"
                                        + " another chosen sample also states: kept, it is a"
                                        + " negative of that sample's picture, as in our formula;"
                                        + " masked, it is in neither denominator, which is our"
                                        + " choice. The variants margin and tsvlc do not compare"
                                        + " samples with each other.",
                            defaultValue = "kept")
                    FalseNegatives falseNegatives,
            @Option(
                            value =
                                    "Form of the alignment: infonce (as specified in the"
                                        + " reconstruction), margin (a hinge on cosines), or tsvlc"
                                        + " (each picture only against its own negative).",
                            defaultValue = "infonce")
                    Variant variant,
            @Option(
                            value =
                                    "Margin of the hinge of the variant margin, in units of the"
                                            + " cosine; our choice.",
                            defaultValue = "0.2",
                            min = 0,
                            max = 2)
                    double margin,
            @Option(
                            value = "Augmenter that generates the sub-captions.",
                            defaultValue = "counterfactual")
                    PluginRef<TextAugmenter> augmenter,
            @Inlined Recipe recipe) {

        /**
         * Checks the options against each other.
         *
         * @throws IllegalArgumentException if the variant needs negatives but none are used, or if
         *     all weights are 0
         */
        public Options {
            if (crossModalWeight == 0 && !inModal.isOn() && lambda == 0) {
                throw new IllegalArgumentException(
                        "cross-modal-weight, in-modal-weight and lambda are all 0, so nothing would"
                                + " be trained; give one of them a weight");
            }
            if (variant != Variant.INFONCE && negatives == Negatives.NONE) {
                throw new IllegalArgumentException(
                        ("variant: %s requires negatives, but negatives is none; remove negatives,"
                                        + " or choose variant: infonce")
                                .formatted(variant == Variant.MARGIN ? "margin" : "tsvlc"));
            }
        }

        boolean needsNegatives() {
            return negatives != Negatives.NONE;
        }

        /**
         * Returns {@code true} if positives are omitted from the denominators of other pictures
         * that they are true of.
         */
        boolean masksFalseNegatives() {
            return variant == Variant.INFONCE && falseNegatives == FalseNegatives.MASKED;
        }

        Selection selection() {
            return samplesPerEpoch
                    .<Selection>map(Selection.OfEachEpoch::new)
                    .orElseGet(() -> new Selection.OfEachBatch(samples));
        }

        /** The treatment of positives that are true of another sample's picture. */
        public enum FalseNegatives {
            /** They are used as negatives of the other sample's picture. */
            KEPT,
            /** They are omitted from the denominators of both directions. */
            MASKED
        }

        /** The forms of the alignment loss. */
        public enum Variant {
            /** A softmax over positives and negatives. */
            INFONCE,
            /**
             * A hinge on the cosine similarities to the positive and to the sample's own negative.
             */
            MARGIN,
            /** A softmax over only the positive and the sample's own negative. */
            TSVLC
        }
    }
}
