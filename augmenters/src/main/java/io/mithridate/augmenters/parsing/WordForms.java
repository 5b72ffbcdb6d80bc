package io.mithridate.augmenters.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * What an English word can be the form of, by the dictionary of LanguageTool ({@code
 * english-pos-dict}); safe for use by several threads.
 */
final class WordForms {

    private static final String FILE = "/org/languagetool/resource/en/english.dict";

    /** Texts without end may be parsed; what is remembered must have one. */
    private static final int MOST_REMEMBERED = 200_000;

    private static final int LONGEST_REMEMBERED = 40;

    private final DictionaryLookup dictionary;
    private final Map<String, List<Form>> remembered = new ConcurrentHashMap<>();

    private WordForms(DictionaryLookup dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Reads the dictionary.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    static WordForms read() {
        URL file = WordForms.class.getResource(FILE);
        if (file == null) {
            throw new IllegalStateException(
                    FILE + " is missing; is english-pos-dict on the class path?");
        }
        try {
            return new WordForms(new DictionaryLookup(Dictionary.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /**
     * What a word can be, each lemma and tag once; empty if it is not in the dictionary.
     *
     * @param word as it is written: names have a capital
     */
    List<Form> of(String word) {
        List<Form> forms = remembered.get(word);
        if (forms == null) {
            forms = lookUp(word);
            if (remembered.size() < MOST_REMEMBERED && word.length() <= LONGEST_REMEMBERED) {
                remembered.put(word, forms);
            }
        }
        return forms;
    }

    private synchronized List<Form> lookUp(String word) {
        List<Form> forms = new ArrayList<>();
        for (WordData entry : dictionary.lookup(word)) {
            String tag = String.valueOf(entry.getTag());
            // "NN:U" is a mass noun, "PRP_S3SF" a pronoun's case: finer than is needed here.
            Form form =
                    new Form(
                            String.valueOf(entry.getStem()),
                            tag.replaceFirst("[:_].*", ""),
                            tag.equals("NN:U"));
            if (!forms.contains(form)) {
                forms.add(form);
            }
        }
        return List.copyOf(forms);
    }

    /**
     * A reading of a word.
     *
     * @param lemma its base form
     * @param tag its Penn Treebank tag
     * @param mass whether it is a noun that is not counted
     */
    record Form(String lemma, String tag, boolean mass) {}
}
