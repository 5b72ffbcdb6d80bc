package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.augmenters.language.SplitCaption;
import io.mithridate.augmenters.lexicon.Lexicon;
import io.mithridate.augmenters.lexicon.VocabularyLexicon;
import io.mithridate.augmenters.lexicon.WordNetLexicon;
import io.mithridate.augmenters.parsing.CaptionParser;
import io.mithridate.augmenters.parsing.VocabularyParser;
import java.util.List;
import java.util.Optional;

/**
 * The sub-captions of TA-Cleaner (Xun et al. 2024): factual positives, which keep key nouns and
 * relations and leave out attributes, and counterfactual negatives, in which one piece is replaced.
 *
 * <p>The authors' code is not public, so the choice of pieces and of their replacements is a
 * reconstruction. A positive contains only statements of its caption: a noun phrase, two phrases
 * and the relation between them, or the caption without its attributes. A negative differs from its
 * caption in one object, attribute, relation or count, and contradicts it. Grammatical number and
 * articles remain correct. Neither other names of the replaced thing nor names of broader
 * categories are inserted. Parts that a caption denies ("without a dog") or leaves open ("a dog or
 * a cat") are not used.
 *
 * @param lexicon the source of replacements
 * @param positives the maximum number of positive sub-captions per caption
 * @param negatives the maximum number of negative sub-captions per caption
 * @param weights the relative frequency of replacing each kind of piece
 * @param exclude words that are never inserted
 */
@About(
        name = "counterfactual",
        summary =
                "sub-captions that a caption implies, and sub-captions that contradict it in one"
                        + " piece",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Xun et al., 2024. CleanerCLIP: Fine-grained Counterfactual Semantic Augmentation"
                        + " for Backdoor Defense in Contrastive Learning (v1: TA-Cleaner)."
                        + " arXiv:2409.17601")
public record CounterfactualAugmenter(
        @Option(
                        value =
                                "Source of replacements: dataset, the data set's own vocabulary;"
                                    + " wordnet, lists of nouns that fit the context, distinguished"
                                    + " by WordNet, and opposites, preferring nouns that the corpus"
                                    + " contains if it has at least 1000 captions; auto, the"
                                    + " vocabulary if the data set has one, otherwise wordnet.",
                        defaultValue = "auto")
                LexiconChoice lexicon,
        @Option(
                        value = "Maximum number of positive sub-captions of a caption.",
                        defaultValue = "1",
                        min = 0,
                        max = 100)
                int positives,
        @Option(
                        value = "Maximum number of negative sub-captions of a caption.",
                        defaultValue = "1",
                        min = 0,
                        max = 100)
                int negatives,
        @Option(
                        value =
                                "Relative frequencies with which each kind of piece is replaced,"
                                        + " among the kinds that the caption has.",
                        defaultValue = "{}")
                KindWeights weights,
        @Option(
                        value =
                                "Words that never replace another, singular or plural; a caption's"
                                        + " own word may still change its number. For ablations: a"
                                        + " defender does not know the attack's target.",
                        defaultValue = "[]")
                List<String> exclude)
        implements TextAugmenter {

    /** Copies the excluded words. */
    public CounterfactualAugmenter {
        exclude = List.copyOf(exclude);
    }

    /** Returns an augmenter with default options. */
    public static CounterfactualAugmenter defaults() {
        return new CounterfactualAugmenter(
                LexiconChoice.AUTO, 1, 1, KindWeights.equal(), List.of());
    }

    /**
     * Uses the words of the data set's vocabulary, or listed nouns, preferring those that occur in
     * the captions.
     *
     * @throws IllegalArgumentException if the options require a vocabulary and the corpus has none
     */
    @Override
    public FittedAugmenter fit(Corpus corpus) {
        return switch (lexicon()) {
            case AUTO ->
                    corpus.vocabulary().isPresent()
                            ? fitToVocabulary(corpus)
                            : fitToCaptions(corpus);
            case DATASET -> fitToVocabulary(corpus);
            case WORDNET -> fitToCaptions(corpus);
        };
    }

    @Override
    public boolean readsVocabulary() {
        return lexicon != LexiconChoice.WORDNET;
    }

    @Override
    public boolean findsNegatives() {
        return negatives() > 0;
    }

    private FittedAugmenter fitToCaptions(Corpus corpus) {
        WordNetLexicon.Language english = WordNetLexicon.of(corpus.captions(), exclude);
        return createFitted(english.parser(), english.lexicon(), Optional.of(new Templates()));
    }

    private FittedAugmenter fitToVocabulary(Corpus corpus) {
        Vocabulary vocabulary =
                corpus.vocabulary()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "counterfactual with lexicon: dataset needs a data"
                                                    + " set that says which words it writes its"
                                                    + " captions with, and this one does not; use"
                                                    + " lexicon: wordnet, a data set with a"
                                                    + " vocabulary, such as emoji-scenes, or"
                                                    + " another augmenter: eda, random-caption or"
                                                    + " identity"));
        Lexicon lexicon = new VocabularyLexicon(vocabulary, exclude);
        return createFitted(new VocabularyParser(vocabulary), lexicon, Optional.empty());
    }

    private FittedAugmenter createFitted(
            CaptionParser parser, Lexicon lexicon, Optional<Templates> templates) {
        return (caption, random) -> {
            SplitCaption split = SplitCaption.of(caption);
            CaptionShape shape = new CaptionShape(parser.parse(split.text()), templates, lexicon);
            List<String> implied = new Positives(shape, lexicon).draw(positives, random);
            List<Negative> contradicting =
                    new Negatives(shape, lexicon, weights).draw(negatives, random);
            return new Augmentation(
                    implied,
                    contradicting.stream()
                            .map(negative -> appendRest(split.rest(), negative))
                            .toList());
        };
    }

    private static Negative appendRest(String rest, Negative negative) {
        return new Negative(
                negative.text() + rest, negative.kind(), negative.from(), negative.to());
    }

    /** The source of replacements. */
    public enum LexiconChoice {
        /** The data set's vocabulary if it has one, otherwise WordNet. */
        AUTO,
        /** The data set's own vocabulary; only its words are inserted. */
        DATASET,
        /**
         * WordNet: nouns for other kinds of things, and lists of opposites. Nouns that occur in the
         * corpus are preferred if it is large enough.
         */
        WORDNET
    }
}
