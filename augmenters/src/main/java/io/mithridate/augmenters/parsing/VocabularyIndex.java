package io.mithridate.augmenters.parsing;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.text.EnglishPlural;
import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the entries of a vocabulary in a list of words, the longest first. */
final class VocabularyIndex {

    private final Map<String, List<Entry>> byFirstWord = new HashMap<>();
    private final Map<List<String>, Entry> byWords = new HashMap<>();

    VocabularyIndex(Vocabulary vocabulary) {
        for (Vocabulary.Noun noun : vocabulary.objects()) {
            List<String> lemmas = words(noun.singular());
            entry(noun.singular()).ifPresent(entry -> entry.beNoun(lemmas, false));
            entry(noun.plural()).ifPresent(entry -> entry.beNoun(lemmas, true));
        }
        vocabulary.attributes().values().stream()
                .flatMap(List::stream)
                .forEach(value -> entry(value).ifPresent(Entry::beAttribute));
        for (Vocabulary.Opposite pair : vocabulary.opposites()) {
            entry(pair.one()).ifPresent(Entry::beRelation);
            entry(pair.other()).ifPresent(Entry::beRelation);
        }
        for (int i = 0; i < vocabulary.counts().size(); i++) {
            boolean several = i > 0;
            entry(vocabulary.counts().get(i))
                    .filter(entry -> entry.words.size() == 1)
                    .ifPresent(entry -> entry.beCount(several));
        }
        addOtherNames(vocabulary);
        for (List<Entry> entries : byFirstWord.values()) {
            entries.sort(Comparator.comparingInt((Entry entry) -> entry.words.size()).reversed());
        }
    }

    /** Other names of things are nouns, too, unless the vocabulary has another use for the word. */
    private void addOtherNames(Vocabulary vocabulary) {
        for (Vocabulary.Noun noun : vocabulary.objects()) {
            for (String name : noun.related().stream().sorted().toList()) {
                List<String> lemmas = words(name);
                if (!isKnown(name)) {
                    entry(name).ifPresent(entry -> entry.beNoun(lemmas, false));
                }
                for (String plural : EnglishPlural.of(name)) {
                    if (!isKnown(plural)) {
                        entry(plural).ifPresent(entry -> entry.beNoun(lemmas, true));
                    }
                }
            }
        }
    }

    private boolean isKnown(String text) {
        return byWords.containsKey(words(text));
    }

    /** The longest entry that the words from a place on spell out. */
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

    /** Words of a vocabulary, and what they can be. */
    static final class Entry {

        private final List<String> words;
        private List<String> lemmas = List.of();
        private boolean singular;
        private boolean plural;
        private boolean attribute;
        private boolean relation;
        private boolean count;
        private boolean several;

        private Entry(List<String> words) {
            this.words = words;
        }

        private void beNoun(List<String> singularWords, boolean isPlural) {
            if (lemmas.isEmpty()) {
                lemmas = singularWords.size() == words.size() ? singularWords : words;
            }
            singular |= !isPlural;
            plural |= isPlural;
        }

        private void beAttribute() {
            attribute = true;
        }

        private void beRelation() {
            relation = true;
        }

        private void beCount(boolean ofSeveral) {
            count = true;
            several = ofSeveral;
        }

        int length() {
            return words.size();
        }

        String lemma(int index) {
            return lemmas.isEmpty() ? words.get(index) : lemmas.get(index);
        }

        boolean isNoun() {
            return singular || plural;
        }

        boolean canBeSingular() {
            return singular;
        }

        boolean canBePlural() {
            return plural;
        }

        boolean isAttribute() {
            return attribute;
        }

        boolean isRelation() {
            return relation;
        }

        boolean isCount() {
            return count;
        }

        boolean countsSeveral() {
            return several;
        }
    }
}
