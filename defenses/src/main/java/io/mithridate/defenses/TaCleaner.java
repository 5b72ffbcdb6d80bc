package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * CleanCLIP with fine-grained text alignment: the pictures of some samples are drawn to a
 * sub-caption that is true of them, and away from counterfactual ones.
 *
 * <p>TA-Cleaner / CleanerCLIP, <a href="https://arxiv.org/abs/2409.17601">Xun et al., 2024</a>. A
 * reconstruction: no official code is public, and what the paper leaves open (the form of the loss,
 * its weights, which samples) is our choice. Parity with the paper's numbers cannot be claimed.
 *
 * <pre>
 * L        = w_cross · L_CLIP + w_inmodal · L_in-modal + λ · ½ (loss_i2t + loss_t2i)
 * loss_i2t = −1/K Σᵢ log [ exp(s⟨Iᵢ,Pᵢ⟩) / ( Σⱼ exp(s⟨Iᵢ,Pⱼ⟩) + Σⱼ exp(s⟨Iᵢ,Nⱼ⟩) ) ]
 * loss_t2i = −1/K Σᵢ log [ exp(s⟨Pᵢ,Iᵢ⟩) / Σⱼ exp(s⟨Pᵢ,Iⱼ⟩) ]
 * </pre>
 *
 * <p>I, P and N are the pictures, positive and negative sub-captions of the K samples of a batch
 * that were chosen among those whose caption yields sub-captions; s is the factor on cosines.
 * {@link TaCleanerOptions} names the variants, one of which leaves out of the sums over j what is
 * no negative: a positive that another sample's caption says as well.
 */
public final class TaCleaner implements Purifier {

    private final TaCleanerOptions options;
    private final FineTuner fineTuner;
    private final Plugins plugins;

    /**
     * Made by injection.
     *
     * @param options weights, form of the alignment, augmenters and recipe
     * @param fineTuner trains
     * @param plugins knows the augmenters that the options name
     */
    @Inject
    public TaCleaner(TaCleanerOptions options, FineTuner fineTuner, Plugins plugins) {
        this.options = options;
        this.fineTuner = fineTuner;
        this.plugins = plugins;
    }

    @Override
    public Set<Access> requires() {
        return TextAccess.of(
                plugins,
                alignsInModal()
                        ? List.of(options.textAugmenter(), options.augmenter())
                        : List.of(options.augmenter()));
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints =
                new ArrayList<>(options.recipe().complaints(setting.pairs().defender()));
        if (options.lambda() > 0
                && options.needsNegatives()
                && !plugins.create(options.augmenter()).findsNegatives()) {
            complaints.add(
                    new OptionComplaint(
                            "augmenter",
                            "%s finds no negatives; choose another augmenter, or say negatives: none"
                                    .formatted(options.augmenter().name())));
        }
        return complaints;
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return alignsInModal() ? List.of(options.imageAugmentation().change()) : List.of();
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        PairSet pairs = context.cleanPairs();
        Optional<InModalViews> inModal =
                alignsInModal()
                        ? Optional.of(
                                InModalViews.of(
                                        options.imageAugmentation(),
                                        context.augmenter(
                                                FirstPositive.TEXTS, options.textAugmenter()),
                                        false,
                                        context.training().seed().at("text-augmentation")))
                        : Optional.empty();
        if (options.lambda() > 0) {
            requireSubCaptions(context);
        }
        View.SubCaptions subCaptions =
                new View.SubCaptions(
                        "sub-caption",
                        picker(context.augmenter("sub-captions", options.augmenter())),
                        options.selection(),
                        options.masksFalseNegatives()
                                ? Optional.of(new SaidOutright())
                                : Optional.empty());
        return fineTuner.fineTune(
                suspect,
                pairs,
                new TaCleanerObjective(options, inModal, subCaptions),
                options.recipe(),
                context.training());
    }

    private SubCaptionPicker picker(FittedAugmenter augmenter) {
        return new SubCaptionPicker(augmenter, options.positives(), options.needsNegatives());
    }

    /**
     * Without them TA-Cleaner is CleanCLIP under another name. The context would count the texts of
     * its augmenter, and nothing is trained on these.
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
                                            picker.sought(),
                                            pairs.size())
                            + " be aligned; choose another augmenter, or leave out what it lacks"
                            + " by negatives: none or positives: false");
        }
    }

    private boolean alignsInModal() {
        return options.inModalWeight() > 0;
    }
}
