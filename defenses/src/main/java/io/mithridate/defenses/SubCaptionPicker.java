package io.mithridate.defenses;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.View.SubCaption;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Picks one positive and one negative sub-caption of a caption.
 *
 * @param augmenter makes sub-captions
 * @param positives whether a positive is needed; if not, the caption takes its place
 * @param negatives whether a negative is needed; if not, the caption stands there and is not
 *     embedded
 */
record SubCaptionPicker(FittedAugmenter augmenter, boolean positives, boolean negatives)
        implements View.SubCaptioner {

    @Override
    public Optional<SubCaption> apply(String caption, RandomGenerator random) {
        Augmentation texts = augmenter.augment(caption, random);
        if ((positives && texts.positives().isEmpty())
                || (negatives && texts.negatives().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new SubCaption(
                        positives ? pick(texts.positives(), random) : caption,
                        negatives ? pick(texts.negatives(), random).text() : caption));
    }

    /** What a caption has to yield. */
    String sought() {
        if (positives && negatives) {
            return "both a positive and a negative";
        }
        return positives ? "a positive" : "a negative";
    }

    private static <T> T pick(List<T> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
