package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.Prepositions;
import io.mithridate.augmenters.language.Words;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import io.mithridate.augmenters.parsing.VocabularyIndex.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a caption and the vocabulary entries found among them. Tags are set while phrases
 * are found.
 */
final class Units {

    private final String caption;
    private final List<Words.Span> spans;
    private final List<String> lower;
    private final String[] tags;
    private final String[] lemmas;

    /** The vocabulary entry that starts at each token, if any. */
    private final VocabularyIndex.@Nullable Entry[] entries;

    Units(String caption, VocabularyIndex index) {
        this.caption = caption;
        spans = Words.split(caption);
        lower = spans.stream().map(span -> span.in(caption).toLowerCase(Locale.ROOT)).toList();
        tags = new String[lower.size()];
        lemmas = lower.toArray(String[]::new);
        entries = new VocabularyIndex.@Nullable Entry[lower.size()];
        int at = 0;
        while (at < lower.size()) {
            Optional<VocabularyIndex.Entry> entry = index.longest(lower, at);
            entries[at] = entry.orElse(null);
            int preposition = entry.isPresent() ? 0 : Prepositions.lengthAt(lower, at);
            int length = entry.map(VocabularyIndex.Entry::length).orElse(Math.max(1, preposition));
            for (int i = at; i < at + length; i++) {
                tags[i] = preposition > 0 ? "IN" : firstGuess(i, entry);
            }
            at += length;
        }
    }

    private String firstGuess(int token, Optional<VocabularyIndex.Entry> entry) {
        if (entry.isPresent() && entry.get().is(Use.RELATION)) {
            return "IN";
        }
        if (entry.isPresent() && entry.get().is(Use.COUNT)) {
            return "CD";
        }
        if (!spans.get(token).word()) {
            return ".";
        }
        return ClosedClass.tag(lower.get(token)).orElse("XX");
    }

    int size() {
        return lower.size();
    }

    String word(int token) {
        return lower.get(token);
    }

    String tag(int token) {
        return tags[token];
    }

    Optional<VocabularyIndex.Entry> entry(int token) {
        return Optional.ofNullable(token < entries.length ? entries[token] : null);
    }

    boolean isDeterminer(int token) {
        return token < size() && (tags[token].equals("DT") || tags[token].equals("PRP$"));
    }

    boolean isWord(int token) {
        return token < size() && spans.get(token).word();
    }

    /** {@code true} if a word is neither in the vocabulary nor in a closed class. */
    boolean isUnknown(int token) {
        return token < size()
                && entries[token] == null
                && tags[token].equals("XX")
                && spans.get(token).word();
    }

    void setTag(int token, String tag) {
        tags[token] = tag;
    }

    void setLemma(int token, String lemma) {
        lemmas[token] = lemma;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            Words.Span span = spans.get(i);
            tokens.add(new Token(span.in(caption), lemmas[i], tags[i], span.start(), span.end()));
        }
        return tokens;
    }
}
