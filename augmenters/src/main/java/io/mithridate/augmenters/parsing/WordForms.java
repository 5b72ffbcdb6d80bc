package io.mithridate.augmenters.parsing;

import io.mithridate.api.text.EnglishPlural;
import io.mithridate.augmenters.language.BoundedCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * The lemmas and tags that an English word can have, according to the dictionary of LanguageTool
 * ({@code english-pos-dict}); safe for use by several threads.
 */
public final class WordForms {

    private static final String FILE = "/org/languagetool/resource/en/english.dict";
    private static final String INFLECTIONS = "/org/languagetool/resource/en/english_synth.dict";

    private final DictionaryLookup dictionary = open(FILE);
    private final DictionaryLookup inflections = open(INFLECTIONS);
    private final BoundedCache<List<Form>> forms = new BoundedCache<>(this::lookUp);
    private final BoundedCache<Optional<String>> plurals = new BoundedCache<>(this::lookUpPlural);

    private WordForms() {}

    /**
     * Reads the dictionary.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    public static WordForms read() {
        return new WordForms();
    }

    private static DictionaryLookup open(String name) {
        URL file = WordForms.class.getResource(name);
        if (file == null) {
            throw new IllegalStateException(
                    name + " is missing; is english-pos-dict on the class path?");
        }
        try {
            return new DictionaryLookup(Dictionary.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /**
     * Returns the plural of a noun, if the dictionary has one; in a noun of several words, the last
     * one changes.
     */
    public Optional<String> plural(String lemma) {
        return plurals.of(lemma);
    }

    private synchronized Optional<String> lookUpPlural(String lemma) {
        int last = lemma.lastIndexOf(' ') + 1;
        String word = lemma.substring(last);
        List<String> known = new ArrayList<>();
        for (WordData entry : inflections.lookup(word + "|NNS")) {
            known.add(String.valueOf(entry.getStem()));
        }
        // Some nouns have several plurals: "cameras" and "camerae", "horses" and "horse".
        String regular = EnglishPlural.regular(word);
        return known.contains(regular)
                ? Optional.of(lemma.substring(0, last) + regular)
                : known.stream().findFirst().map(plural -> lemma.substring(0, last) + plural);
    }

    /**
     * Returns the possible forms of a word, without duplicates; empty if it is not in the
     * dictionary.
     *
     * @param word the word in its original case; names are capitalized
     */
    public List<Form> of(String word) {
        return forms.of(word);
    }

    private synchronized List<Form> lookUp(String word) {
        List<Form> found = new ArrayList<>();
        for (WordData entry : dictionary.lookup(word)) {
            String tag = String.valueOf(entry.getTag());
            // "NN:U" is a mass noun and "PRP_S3SF" a pronoun's case, which is more detail than
            // needed here.
            Form form =
                    new Form(
                            String.valueOf(entry.getStem()),
                            tag.replaceFirst("[:_].*", ""),
                            tag.equals("NN:U"));
            if (!found.contains(form)) {
                found.add(form);
            }
        }
        return List.copyOf(found);
    }

    /**
     * A reading of a word.
     *
     * @param lemma its base form
     * @param tag its Penn Treebank tag
     * @param mass whether it is an uncountable noun
     */
    public record Form(String lemma, String tag, boolean mass) {}
}
