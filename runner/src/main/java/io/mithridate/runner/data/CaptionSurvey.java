package io.mithridate.runner.data;

import java.util.List;
import java.util.Optional;

/**
 * Statistics of captions.
 *
 * @param examined the number of captions examined
 * @param distinct the number of distinct captions among them
 * @param words the number of words per caption
 * @param tokens the number of tokens per caption; empty if the model cannot count them
 * @param nouns the most frequent nouns, each counted at most once per caption
 * @param classes for each class of the test set, the number of captions that name it, in descending
 *     order
 * @param targets the same for the target classes of the experiment's attacks
 */
public record CaptionSurvey(
        int examined,
        int distinct,
        Spread words,
        Optional<Tokens> tokens,
        List<NameCount> nouns,
        List<NameCount> classes,
        List<NameCount> targets) {

    public CaptionSurvey {
        nouns = List.copyOf(nouns);
        classes = List.copyOf(classes);
        targets = List.copyOf(targets);
    }

    /**
     * The lengths of captions in tokens of the model.
     *
     * @param spread the number of tokens per caption, including the start and end tokens
     * @param context the maximum number of tokens that the model sees
     * @param cut the number of captions that have more tokens than the model sees
     */
    public record Tokens(Spread spread, int context, int cut) {}
}
