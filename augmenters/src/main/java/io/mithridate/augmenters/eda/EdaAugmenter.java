package io.mithridate.augmenters.eda;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.augmenters.language.BoundedCache;
import io.mithridate.augmenters.language.SplitCaption;
import io.mithridate.augmenters.wordnet.WordNetSynonyms;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Easy data augmentation (Wei and Zou 2019, section 2) as CleanCLIP applies it to captions (Bansal
 * et al. 2023, section 4): one of four operations, drawn uniformly, on a tenth of the words.
 *
 * <p>The operations are {@link Operations#replaceSynonyms}, {@link Operations#insertSynonyms},
 * {@link Operations#swapWords} and {@link Operations#deleteWords}. The augmented caption is the
 * only positive. It may equal the caption if the operation finds nothing to change. A text without
 * words has no positive.
 *
 * <p>In a long caption, the operations only see the first words ({@link SplitCaption}), and the
 * rest is appended unchanged.
 *
 * <p>Digits, case and punctuation are kept, unlike in the reference implementation, which the
 * option {@code compat} reproduces. (The reference fails on a text without the letters a to z; here
 * such a text has no positive.) The reference augments each caption only once per run; callers that
 * want the same must do so themselves.
 */
@About(
        name = "eda",
        summary =
                "one of synonym replacement, insertion, swap and deletion of words, as in"
                        + " CleanCLIP",
        fidelity = Fidelity.PAPER,
        papers = {
            "Wei and Zou, 2019. EDA: Easy Data Augmentation Techniques for Boosting Performance on"
                    + " Text Classification Tasks. arXiv:1901.11196",
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323"
        })
public final class EdaAugmenter implements TextAugmenter {

    private final Options options;
    private final WordNetSynonyms wordNet = new WordNetSynonyms();

    /** Creates the augmenter; WordNet is opened when the first word is looked up. */
    @Inject
    public EdaAugmenter(Options options) {
        this.options = options;
    }

    @Override
    public boolean findsNegatives() {
        return false;
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        BoundedCache<List<String>> synonyms =
                new BoundedCache<>(options.compat() ? this::referenceSynonyms : wordNet::of);
        Operations operations = new Operations(synonyms::of, options);
        return (caption, random) -> augment(caption, operations, random);
    }

    /**
     * Returns synonyms as the reference implementation sees them: in lower case, with hyphens
     * replaced by spaces, and without any other characters except a to z.
     */
    private List<String> referenceSynonyms(String word) {
        return wordNet.of(word).stream()
                .map(synonym -> synonym.toLowerCase(Locale.ROOT).replace('-', ' '))
                .map(synonym -> synonym.replaceAll("[^a-z ]", "").strip())
                .filter(letters -> !letters.isBlank() && !letters.equals(word))
                .distinct()
                .toList();
    }

    private Augmentation augment(String caption, Operations operations, RandomGenerator random) {
        SplitCaption split = SplitCaption.of(caption);
        WordSequence words = splitWords(split.text());
        if (words.isEmpty()) {
            return Augmentation.none();
        }
        WordSequence changed =
                switch (random.nextInt(4)) {
                    case 0 -> operations.replaceSynonyms(words, random);
                    case 1 -> operations.insertSynonyms(words, random);
                    case 2 -> operations.swapWords(words, random);
                    default -> operations.deleteWords(words, random);
                };
        return new Augmentation(List.of(changed + textAfter(split.rest())), List.of());
    }

    /** Returns the text to append after the changed words. */
    private String textAfter(String rest) {
        if (!options.compat()) {
            return rest;
        }
        WordSequence words = splitWords(rest);
        return words.isEmpty() ? "" : " " + words;
    }

    private WordSequence splitWords(String caption) {
        return options.compat() ? WordSequence.ofLetters(caption) : WordSequence.of(caption);
    }

    /**
     * Options of {@link EdaAugmenter}.
     *
     * @param alpha the fraction of a caption's words that an operation changes
     * @param compat whether to reproduce the quirks of the reference implementation
     */
    public record Options(
            @Option(
                            value =
                                    "Share of a caption's words that an operation changes (at least"
                                        + " one word), and the probability that a word is deleted.",
                            defaultValue = "0.1",
                            min = 0,
                            max = 1)
                    double alpha,
            @Option(
                            value =
                                    "Reproduce CleanCLIP's implementation: text reduced to the"
                                        + " letters a-z in lower case, insertions of stop words'"
                                        + " synonyms, never at the end, and swaps that may change"
                                        + " nothing.",
                            defaultValue = "false")
                    boolean compat) {}
}
