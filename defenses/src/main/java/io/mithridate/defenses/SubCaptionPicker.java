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
 * @param augmenter makes sub-captions
 * @param positives whether a positive is needed; if not, the caption takes its place
 * @param negatives whether a negative is needed; if not, the caption stands there and is not
 *     embedded
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

    /** Returns the kind of sub-caption that a caption has to yield. */
    String sought() {
        if (positives && negatives) {
            return "both a positive and a negative";
        }
        return positives ? "a positive" : "a negative";
    }

    private static <T> T pick(List<T> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /**
     * Takes a sub-caption for true of a picture whose caption says it outright: the sub-caption's
     * words stand in the caption, one after the other, in any case and with any articles. For
     * {@link View.Truths}.
     *
     * <p>"a cat" is true of the picture of "a red dog above the cat", "a red cat" is not. What a
     * caption says in more words ("a dog above a cat", of "a red dog above a blue cat") is not
     * found, and of "no cat" it is found that there is one: either costs a negative, or leaves a
     * false one, and changes nothing else.
     */
    static boolean[][] saidOutright(List<String> captions, List<String> positives) {
        List<String> said = captions.stream().map(SubCaptionPicker::words).toList();
        List<String> wanted = positives.stream().map(SubCaptionPicker::words).toList();
        boolean[][] truths = new boolean[said.size()][wanted.size()];
        for (int i = 0; i < said.size(); i++) {
            for (int j = 0; j < wanted.size(); j++) {
                truths[i][j] = said.get(i).contains(wanted.get(j));
            }
        }
        return truths;
    }

    /** The words but for articles, in lower case, a space before and after each. */
    private static String words(String text) {
        return Words.of(text).stream()
                .filter(word -> !ARTICLES.contains(word))
                .collect(Collectors.joining(" ", " ", " "));
    }
}
