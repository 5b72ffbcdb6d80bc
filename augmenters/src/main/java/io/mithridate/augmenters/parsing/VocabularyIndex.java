package io.mithridate.augmenters.parsing;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.text.EnglishPlural;
import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the entries of a vocabulary in a list of words, the longest first. */
final class VocabularyIndex {

    private final Map<String, List<Entry>> byFirstWord = new HashMap<>();
    private final Map<List<String>, Entry> byWords = new HashMap<>();

    VocabularyIndex(Vocabulary vocabulary) {
        for (Vocabulary.Noun noun : vocabulary.objects()) {
            List<String> lemmas = words(noun.singular());
            entry(noun.singular()).ifPresent(entry -> entry.markAsNoun(lemmas, Use.SINGULAR));
            entry(noun.plural()).ifPresent(entry -> entry.markAsNoun(lemmas, Use.PLURAL));
        }
        vocabulary.attributes().values().stream()
                .flatMap(List::stream)
                .forEach(value -> entry(value).ifPresent(entry -> entry.uses.add(Use.ATTRIBUTE)));
        for (Vocabulary.Opposite pair : vocabulary.opposites()) {
            entry(pair.one()).ifPresent(entry -> entry.uses.add(Use.RELATION));
            entry(pair.other()).ifPresent(entry -> entry.uses.add(Use.RELATION));
        }
        for (int i = 0; i < vocabulary.counts().size(); i++) {
            Set<Use> uses = i > 0 ? EnumSet.of(Use.COUNT, Use.SEVERAL) : EnumSet.of(Use.COUNT);
            entry(vocabulary.counts().get(i))
                    .filter(entry -> entry.words.size() == 1)
                    .ifPresent(entry -> entry.uses.addAll(uses));
        }
        addOtherNames(vocabulary);
        for (List<Entry> entries : byFirstWord.values()) {
            entries.sort(Comparator.comparingInt((Entry entry) -> entry.words.size()).reversed());
        }
    }

    /** Adds other names of things as nouns, unless the vocabulary uses the word differently. */
    private void addOtherNames(Vocabulary vocabulary) {
        for (Vocabulary.Noun noun : vocabulary.objects()) {
            for (String name : noun.related().stream().sorted().toList()) {
                List<String> lemmas = words(name);
                if (!isKnown(name)) {
                    entry(name).ifPresent(entry -> entry.markAsNoun(lemmas, Use.SINGULAR));
                }
                for (String plural : EnglishPlural.of(name)) {
                    if (!isKnown(plural)) {
                        entry(plural).ifPresent(entry -> entry.markAsNoun(lemmas, Use.PLURAL));
                    }
                }
            }
        }
    }

    private boolean isKnown(String text) {
        return byWords.containsKey(words(text));
    }

    /** Returns the longest entry that matches the words starting at an index. */
    Optional<Entry> longest(List<String> words, int from) {
        for (Entry entry : byFirstWord.getOrDefault(words.get(from), List.of())) {
            int end = from + entry.words.size();
            if (end <= words.size() && words.subList(from, end).equals(entry.words)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                byWords.computeIfAbsent(
                        words,
                        key -> {
                            Entry entry = new Entry(key);
                            byFirstWord
                                    .computeIfAbsent(key.get(0), first -> new ArrayList<>())
                                    .add(entry);
                            return entry;
                        }));
    }

    private static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Words.split(lower).stream().map(span -> span.in(lower)).toList();
    }

    /** The use of a word of a vocabulary. */
    enum Use {
        SINGULAR,
        PLURAL,
        ATTRIBUTE,
        RELATION,
        COUNT,
        /** Together with {@link #COUNT}: a count greater than one. */
        SEVERAL
    }

    /** A word or a sequence of words of a vocabulary. */
    static final class Entry {

        private final List<String> words;
        private final Set<Use> uses = EnumSet.noneOf(Use.class);
        private List<String> lemmas = List.of();

        private Entry(List<String> words) {
            this.words = words;
        }

        private void markAsNoun(List<String> singularWords, Use number) {
            if (lemmas.isEmpty()) {
                lemmas = singularWords.size() == words.size() ? singularWords : words;
            }
            uses.add(number);
        }

        int length() {
            return words.size();
        }

        String lemma(int index) {
            return lemmas.isEmpty() ? words.get(index) : lemmas.get(index);
        }

        boolean is(Use use) {
            return uses.contains(use);
        }

        boolean isNoun() {
            return is(Use.SINGULAR) || is(Use.PLURAL);
        }
    }
}
