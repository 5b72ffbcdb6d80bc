package io.mithridate.augmenters.labelled;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The outputs of an augmenter for the captions of one half, judged by the labels.
 *
 * @param half the half of the captions
 * @param outputs all sub-captions, for all seeds
 * @param asked the number of calls of the augmenter with a caption of two or more content words
 * @param withPositive the number of these calls that returned a positive
 * @param withNegative the number of these calls that returned a negative
 */
record Score(Half half, List<Output> outputs, int asked, int withPositive, int withNegative) {

    Score {
        outputs = List.copyOf(outputs);
    }

    /**
     * Fits the augmenter to the half's captions and augments each caption with the seeds from 1.
     */
    static Score of(Half half, TextAugmenter augmenter, int seeds) {
        List<String> captions =
                LabelledCaption.of(half).stream().map(LabelledCaption::text).toList();
        Map<String, Labels> labels = LabelFile.read(half);
        FittedAugmenter fitted = augmenter.fit(new Corpus(captions, Optional.empty()));
        List<Output> outputs = new ArrayList<>();
        int asked = 0;
        int withPositive = 0;
        int withNegative = 0;
        for (String caption : captions) {
            Labels labelled = labels.get(caption);
            if (labelled == null) {
                throw new IllegalStateException(half.label() + ": no labels for " + caption);
            }
            for (long seed = 1; seed <= seeds; seed++) {
                Augmentation augmentation =
                        fitted.augment(caption, new Seed(seed).at(caption).generator());
                outputs.addAll(judgedOutputs(caption, seed, augmentation, labelled));
                if (labelled.contentWords() >= 2) {
                    asked++;
                    withPositive += augmentation.positives().isEmpty() ? 0 : 1;
                    withNegative += augmentation.negatives().isEmpty() ? 0 : 1;
                }
            }
        }
        return new Score(half, outputs, asked, withPositive, withNegative);
    }

    private static List<Output> judgedOutputs(
            String caption, long seed, Augmentation augmentation, Labels labels) {
        List<Output> outputs = new ArrayList<>();
        for (String text : augmentation.positives()) {
            outputs.add(
                    new Output(
                            caption, seed, Output.POSITIVE, text, "", labels.judgePositive(text)));
        }
        for (Negative negative : augmentation.negatives()) {
            outputs.add(
                    new Output(
                            caption,
                            seed,
                            negative.kind().name().toLowerCase(Locale.ROOT),
                            negative.text(),
                            negative.from() + " → " + negative.to(),
                            labels.judgeNegative(negative)));
        }
        return outputs;
    }

    Tally positives() {
        return tally(Output::isPositive);
    }

    Tally negatives() {
        return tally(output -> !output.isPositive());
    }

    /**
     * Returns the tally of the negatives that replace one kind of piece.
     *
     * @param kind the kind, in lower case
     */
    Tally negatives(String kind) {
        return tally(output -> output.kind().equals(kind));
    }

    /** Returns the fraction of the captions with two or more content words that got a positive. */
    double positiveCoverage() {
        return (double) withPositive / asked;
    }

    /** Returns the fraction of the captions with two or more content words that got a negative. */
    double negativeCoverage() {
        return (double) withNegative / asked;
    }

    private Tally tally(Predicate<Output> isCounted) {
        return Tally.of(outputs.stream().filter(isCounted).toList());
    }
}
