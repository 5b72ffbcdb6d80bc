package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.plugin.Option;
import java.util.List;

/**
 * Options of {@link CounterfactualAugmenter}.
 *
 * @param lexicon where replacements come from
 * @param positives how many positive sub-captions a caption gets, at most
 * @param negatives how many negative sub-captions a caption gets, at most
 * @param weights how often each kind of piece is replaced
 * @param exclude words that are never inserted
 */
public record CounterfactualOptions(
        @Option(
                        value =
                                "Where replacements come from: dataset, the data set's own"
                                        + " vocabulary; wordnet, lists of nouns that fit where they"
                                        + " stand, told apart by WordNet, and of opposites, those"
                                        + " nouns first that the corpus speaks of if it has 1000"
                                        + " captions or more; auto, the vocabulary where the data"
                                        + " set has one, else wordnet.",
                        defaultValue = "auto")
                LexiconChoice lexicon,
        @Option(
                        value = "How many positive sub-captions a caption gets, at most.",
                        defaultValue = "1",
                        min = 0,
                        max = 100)
                int positives,
        @Option(
                        value = "How many negative sub-captions a caption gets, at most.",
                        defaultValue = "1",
                        min = 0,
                        max = 100)
                int negatives,
        @Option(
                        value =
                                "How often each kind of piece is replaced, relative to the others"
                                        + " that the caption has.",
                        defaultValue = "{}")
                KindWeights weights,
        @Option(
                        value =
                                "Words that never take another's place, singular or plural; a"
                                    + " caption's own word may still change its number. For"
                                    + " ablations: a defender does not know the attack's target.",
                        defaultValue = "[]")
                List<String> exclude) {

    /** Copies the list. */
    public CounterfactualOptions {
        exclude = List.copyOf(exclude);
    }

    /** The defaults. */
    public static CounterfactualOptions defaults() {
        return new CounterfactualOptions(LexiconChoice.AUTO, 1, 1, KindWeights.equal(), List.of());
    }
}
