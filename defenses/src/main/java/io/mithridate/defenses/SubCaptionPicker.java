package io.mithridate.defenses;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.text.Words;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.View.SubCaption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Picks one positive and one negative sub-caption of a caption.
 *
 * @param augmenter generates the sub-captions
 * @param positives whether a positive is needed; if not, the caption is used instead
 * @param negatives whether a negative is needed; if not, the caption is used as a placeholder and
 *     is not embedded
 */
record SubCaptionPicker(FittedAugmenter augmenter, boolean positives, boolean negatives)
        implements View.SubCaptioner {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

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

    /** Returns a description of the required sub-captions, for an error message. */
    String requiredSubCaptions() {
        if (positives && negatives) {
            return "both a positive and a negative";
        }
        return positives ? "a positive" : "a negative";
    }

    private static <T> T pick(List<T> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /**
     * Returns one row per caption with one value per sub-caption: {@code true} if the caption
     * states the sub-caption literally, so that it is true of the caption's picture. A sub-caption
     * is stated literally if its words occur consecutively in the caption, ignoring case and
     * articles. This is an implementation of {@link View.Truths}.
     *
     * <p>For example, "a cat" is true of the picture of "a red dog above the cat", but "a red cat"
     * is not. If the caption has additional words in between ("a dog above a cat" in "a red dog
     * above a blue cat"), the sub-caption is not found, and in "no cat" the sub-caption "a cat" is
     * wrongly found. The only effects of such errors are that a false negative is kept or that a
     * negative is lost.
     */
    static boolean[][] statedLiterally(List<String> captions, List<String> positives) {
        List<String> captionWords = captions.stream().map(SubCaptionPicker::words).toList();
        List<String> positiveWords = positives.stream().map(SubCaptionPicker::words).toList();
        boolean[][] truths = new boolean[captionWords.size()][positiveWords.size()];
        for (int i = 0; i < captionWords.size(); i++) {
            for (int j = 0; j < positiveWords.size(); j++) {
                truths[i][j] = captionWords.get(i).contains(positiveWords.get(j));
            }
        }
        return truths;
    }

    /** Returns the words except articles, in lower case, with a space before and after each. */
    private static String words(String text) {
        return Words.of(text).stream()
                .filter(word -> !ARTICLES.contains(word))
                .collect(Collectors.joining(" ", " ", " "));
    }
}
