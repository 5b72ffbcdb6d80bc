package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.augmenters.parsing.NoOptions;
import java.util.List;

/**
 * Options of {@link CounterfactualAugmenter}.
 *
 * @param lexicon where replacements come from
 * @param positives how many positive sub-captions a caption gets, at most
 * @param negatives how many negative sub-captions a caption gets, at most
 * @param weights how often each kind of piece is replaced
 * @param exclude words that are never inserted
 * @param parser what reads the captions where the lexicon is WordNet
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
                                "Words that are never inserted, singular or plural; for ablations:"
                                        + " a defender does not know the attack's target.",
                        defaultValue = "[]")
                List<String> exclude,
        @Option(
                        value =
                                "What reads the captions where the lexicon is wordnet; a data set's"
                                        + " vocabulary says itself what its words are.",
                        defaultValue = "rules")
                PluginRef<CaptionParser> parser) {

    /** The parser by rule. */
    static final PluginRef<CaptionParser> RULES =
            new PluginRef<>(CaptionParser.class, "rules", new NoOptions());

    /** Copies the list, and refuses a parser that would not be used. */
    public CounterfactualOptions {
        exclude = List.copyOf(exclude);
        if (lexicon == LexiconChoice.DATASET && !parser.equals(RULES)) {
            throw new IllegalArgumentException(
                    "parser: %s is of no use with lexicon: dataset, whose captions are read by the data set's own words; leave it out, or use lexicon: wordnet"
                            .formatted(parser.name()));
        }
    }

    /** Options with the parser by rule. */
    public CounterfactualOptions(
            LexiconChoice lexicon,
            int positives,
            int negatives,
            KindWeights weights,
            List<String> exclude) {
        this(lexicon, positives, negatives, weights, exclude, RULES);
    }

    /** The defaults. */
    public static CounterfactualOptions defaults() {
        return new CounterfactualOptions(LexiconChoice.AUTO, 1, 1, KindWeights.equal(), List.of());
    }
}
