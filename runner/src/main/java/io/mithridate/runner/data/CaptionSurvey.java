package io.mithridate.runner.data;

import java.util.List;
import java.util.Optional;

/**
 * The findings in captions.
 *
 * @param looked how many were looked at
 * @param different how many of these are not equal to an earlier one
 * @param words how many words they have
 * @param tokens how many tokens they have; empty where the model cannot say
 * @param nouns the most frequent nouns, each counted once for a caption
 * @param classes for each class of the test set, how many captions name it, from most to least
 * @param targets the same for the classes that attacks of the experiment aim at
 */
public record CaptionSurvey(
        int looked,
        int different,
        Spread words,
        Optional<Tokens> tokens,
        List<Counted> nouns,
        List<Counted> classes,
        List<Counted> targets) {

    public CaptionSurvey {
        nouns = List.copyOf(nouns);
        classes = List.copyOf(classes);
        targets = List.copyOf(targets);
    }

    /**
     * The lengths of captions for the model.
     *
     * @param spread how many tokens they have, start and end token included
     * @param context how many of them the model sees at most
     * @param cut how many captions are longer than that
     */
    public record Tokens(Spread spread, int context, int cut) {}
}
