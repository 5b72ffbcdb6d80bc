package io.mithridate.runner.guard;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import java.util.random.RandomGenerator;

/**
 * An augmenter whose texts are checked.
 *
 * @param guard checks the texts
 * @param augmenter the augmenter
 */
record CheckedAugmenter(PluginGuard guard, TextAugmenter augmenter) implements TextAugmenter {

    private static final int SHOWN = 60;

    @Override
    public boolean readsVocabulary() {
        return guard.asked(augmenter::readsVocabulary, "readsVocabulary()");
    }

    @Override
    public boolean findsNegatives() {
        return guard.asked(augmenter::findsNegatives, "findsNegatives()");
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        FittedAugmenter fitted = guard.asked(() -> augmenter.fit(corpus), "fit()");
        return (caption, random) -> augment(fitted, caption, random);
    }

    private Augmentation augment(FittedAugmenter fitted, String caption, RandomGenerator random) {
        Augmentation texts;
        try {
            texts = guard.given(fitted.augment(caption, random), "augment()");
        } catch (RuntimeException e) {
            throw guard.failure("augment() of the caption '%s'".formatted(start(caption)), e);
        }
        if (!caption.isBlank() && texts.positives().stream().anyMatch(String::isBlank)) {
            throw guard.refusal(
                    "augment() gave a positive without a word for the caption '%s'"
                            .formatted(start(caption)));
        }
        for (Negative negative : texts.negatives()) {
            guard.given(negative.kind(), "augment(), a negative's kind,");
            guard.given(negative.from(), "augment(), a negative's from(),");
            guard.given(negative.to(), "augment(), a negative's to(),");
            if (guard.given(negative.text(), "augment(), a negative's text,").isBlank()) {
                throw guard.refusal(
                        "augment() gave a negative without a word for the caption '%s'"
                                .formatted(start(caption)));
            }
        }
        return texts;
    }

    private static String start(String caption) {
        return caption.length() <= SHOWN ? caption : caption.substring(0, SHOWN) + "...";
    }
}
