package io.mithridate.runner.guard;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import java.util.random.RandomGenerator;

/**
 * An augmenter whose texts are checked.
 *
 * @param guard checks the texts
 * @param augmenter the augmenter
 */
record CheckedAugmenter(PluginGuard guard, TextAugmenter augmenter) implements TextAugmenter {

    private static final int MAX_SHOWN_LENGTH = 60;

    @Override
    public boolean readsVocabulary() {
        return guard.call(augmenter::readsVocabulary, "readsVocabulary()");
    }

    @Override
    public boolean findsNegatives() {
        return guard.call(augmenter::findsNegatives, "findsNegatives()");
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        FittedAugmenter fitted = guard.call(() -> augmenter.fit(corpus), "fit()");
        return (caption, random) -> augment(fitted, caption, random);
    }

    private Augmentation augment(FittedAugmenter fitted, String caption, RandomGenerator random) {
        Augmentation texts;
        try {
            texts = guard.requireNonNull(fitted.augment(caption, random), "augment()");
        } catch (RuntimeException e) {
            throw guard.failure("augment() of the caption '%s'".formatted(shorten(caption)), e);
        }
        if (!caption.isBlank() && texts.positives().stream().anyMatch(String::isBlank)) {
            throw guard.refusal(
                    "augment() returned a positive without a word for the caption '%s'"
                            .formatted(shorten(caption)));
        }
        for (Negative negative : texts.negatives()) {
            guard.requireNonNull(negative.kind(), "augment(), a negative's kind,");
            guard.requireNonNull(negative.from(), "augment(), a negative's from(),");
            guard.requireNonNull(negative.to(), "augment(), a negative's to(),");
            if (guard.requireNonNull(negative.text(), "augment(), a negative's text,").isBlank()) {
                throw guard.refusal(
                        "augment() returned a negative without a word for the caption '%s'"
                                .formatted(shorten(caption)));
            }
        }
        return texts;
    }

    private static String shorten(String caption) {
        return caption.length() <= MAX_SHOWN_LENGTH
                ? caption
                : caption.substring(0, MAX_SHOWN_LENGTH) + "...";
    }
}
