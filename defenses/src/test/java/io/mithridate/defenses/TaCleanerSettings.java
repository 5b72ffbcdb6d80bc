package io.mithridate.defenses;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.augmenters.counterfactual.KindWeights;
import io.mithridate.augmenters.eda.EdaAugmenter;
import io.mithridate.defenses.TaCleaner.Options.FalseNegatives;
import io.mithridate.defenses.TaCleaner.Options.Variant;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import java.util.List;
import java.util.Optional;

/** Builds TA-Cleaner's options; a test sets only the options that it is about. */
final class TaCleanerSettings {

    static final PluginRef<TextAugmenter> EDA =
            new PluginRef<>(TextAugmenter.class, "eda", new EdaAugmenter.Options(0.1, false));

    /** A recipe of eight steps on 64 pairs. */
    static final Recipe RECIPE = new Recipe(2, 16, 1e-3, 1, 0.1, 0.9, 0.999, 1e-8, 0);

    private double crossModalWeight = 1;
    private double inModalWeight = 1;
    private double lambda = 1;
    private double samples = 0.25;
    private Optional<Integer> samplesPerEpoch = Optional.empty();
    private Negatives negatives = Negatives.ALL;
    private Variant variant = Variant.INFONCE;
    private double margin = 0.2;
    private FalseNegatives falseNegatives = FalseNegatives.KEPT;
    private boolean positives = true;
    private LexiconChoice lexicon = LexiconChoice.AUTO;
    private int positiveTexts = 1;
    private int negativeTexts = 1;
    private ImageAugmentation imageAugmentation = ImageAugmentation.AUTO_AUGMENT;
    private Recipe recipe = RECIPE;

    TaCleanerSettings weights(double crossModal, double inModal, double alignment) {
        crossModalWeight = crossModal;
        inModalWeight = inModal;
        lambda = alignment;
        return this;
    }

    TaCleanerSettings samples(double share) {
        samples = share;
        return this;
    }

    TaCleanerSettings samplesPerEpoch(int number) {
        samplesPerEpoch = Optional.of(number);
        return this;
    }

    TaCleanerSettings negatives(Negatives which) {
        negatives = which;
        return this;
    }

    TaCleanerSettings positives(boolean used) {
        positives = used;
        return this;
    }

    /** Sets the maximum number of positives and negatives that the augmenter finds in a caption. */
    TaCleanerSettings texts(int maxPositives, int maxNegatives) {
        positiveTexts = maxPositives;
        negativeTexts = maxNegatives;
        return this;
    }

    TaCleanerSettings variant(Variant form) {
        variant = form;
        return this;
    }

    TaCleanerSettings margin(double cosineMargin) {
        margin = cosineMargin;
        return this;
    }

    TaCleanerSettings falseNegatives(FalseNegatives treatment) {
        falseNegatives = treatment;
        return this;
    }

    TaCleanerSettings lexicon(LexiconChoice choice) {
        lexicon = choice;
        return this;
    }

    TaCleanerSettings imageAugmentation(ImageAugmentation augmentation) {
        imageAugmentation = augmentation;
        return this;
    }

    TaCleanerSettings recipe(Recipe trainingRecipe) {
        recipe = trainingRecipe;
        return this;
    }

    private PluginRef<TextAugmenter> counterfactual() {
        return new PluginRef<>(
                TextAugmenter.class,
                "counterfactual",
                new CounterfactualAugmenter(
                        lexicon, positiveTexts, negativeTexts, KindWeights.equal(), List.of()));
    }

    TaCleaner.Options build() {
        return new TaCleaner.Options(
                crossModalWeight,
                new InModal(inModalWeight, imageAugmentation, EDA),
                lambda,
                samples,
                samplesPerEpoch,
                negatives,
                positives,
                falseNegatives,
                variant,
                margin,
                counterfactual(),
                recipe);
    }
}
