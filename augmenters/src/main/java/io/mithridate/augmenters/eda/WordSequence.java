package io.mithridate.augmenters.eda;

import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text and the spaces and punctuation between them, which remain in place while
 * words are replaced, inserted, swapped and deleted.
 */
final class WordSequence {

    private final List<String> words;

    /** The text before each word and after the last one; has one more element than the words. */
    private final List<String> gaps;

    private WordSequence(List<String> words, List<String> gaps) {
        this.words = words;
        this.gaps = gaps;
    }

    /** Splits a text into words; joining them again gives the same text. */
    static WordSequence of(String text) {
        List<String> words = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        int end = 0;
        for (Words.Span span : Words.split(text)) {
            if (span.word()) {
                gaps.add(text.substring(end, span.start()));
                words.add(span.in(text));
                end = span.end();
            }
        }
        gaps.add(text.substring(end));
        return new WordSequence(words, gaps);
    }

    /**
     * Splits a text like the reference implementation: in lower case and without apostrophes, with
     * every character except a to z as a word boundary.
     */
    static WordSequence ofLetters(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= lower.length(); i++) {
            char letter = i < lower.length() ? lower.charAt(i) : ' ';
            if (letter >= 'a' && letter <= 'z') {
                word.append(letter);
            } else if (letter != '\'' && letter != '\u2019' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        List<String> gaps = new ArrayList<>();
        for (int i = 0; i <= words.size(); i++) {
            gaps.add(i == 0 || i == words.size() ? "" : " ");
        }
        return new WordSequence(words, gaps);
    }

    int size() {
        return words.size();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String word(int index) {
        return words.get(index);
    }

    /** Returns a word in lower case, for lookups. */
    String key(int index) {
        return words.get(index).toLowerCase(Locale.ROOT);
    }

    void replace(int index, String word) {
        words.set(index, word);
    }

    void swap(int one, int other) {
        Collections.swap(words, one, other);
    }

    /** Inserts a word before the one at the index, or after the last one. */
    void insert(int index, String word) {
        gaps.add(index < words.size() ? index + 1 : index, " ");
        words.add(index, word);
    }

    /** Keeps the words whose flag is set, and all punctuation. */
    WordSequence keep(boolean[] kept) {
        List<String> keptWords = new ArrayList<>();
        List<String> keptGaps = new ArrayList<>();
        String gap = gaps.get(0);
        for (int i = 0; i < words.size(); i++) {
            if (kept[i]) {
                keptGaps.add(gap);
                keptWords.add(words.get(i));
                gap = gaps.get(i + 1);
            } else {
                gap = join(gap, gaps.get(i + 1), keptWords.isEmpty());
            }
        }
        keptGaps.add(gap.isBlank() ? "" : gap);
        return new WordSequence(keptWords, keptGaps);
    }

    /**
     * Joins the gaps around a deleted word: one of two spaces remains, except at the beginning or
     * if the word was attached to the text before it.
     */
    private static String join(String before, String after, boolean atStart) {
        String opening = before.stripTrailing();
        boolean attached = !before.isEmpty() && opening.length() == before.length();
        String joined = opening + (attached ? after.stripLeading() : after);
        return atStart && joined.isBlank() ? "" : joined;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(gaps.get(i)).append(words.get(i));
        }
        return text.append(gaps.get(words.size())).toString();
    }
}
