package io.mithridate.augmenters.parsing;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The things that a caption names, their attributes and counts, and the relations between them.
 *
 * @param text the caption
 * @param tokens its words and punctuation, in order
 * @param phrases its noun phrases, in order
 * @param relations the relations between two phrases
 */
public record ParsedCaption(
        String text, List<Token> tokens, List<NounPhrase> phrases, List<Relation> relations) {

    /** The maximum number of words in two adjacent names, which are not a title. */
    private static final int MAX_NAME_LENGTH = 4;

    public ParsedCaption {
        tokens = List.copyOf(tokens);
        phrases = List.copyOf(phrases);
        relations = List.copyOf(relations);
    }

    /**
     * Returns the words from token {@code first} (inclusive) to {@code end} (exclusive) in lower
     * case, separated by single spaces.
     */
    public String words(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(token -> asOneWord(tokens.get(token).text()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns the word that a token is read as: "close-up" for "close - up", "hand-drawn" for "hand
     * drawn".
     */
    static String asOneWord(String text) {
        return text.indexOf(' ') < 0
                ? text
                : text.replace(" - ", "-")
                        .replace(" '", "'")
                        .replace(" \u2019", "\u2019")
                        .replace(' ', '-');
    }

    /** Returns the tokens in lower case. */
    public List<String> lower() {
        return tokens.stream().map(token -> token.text().toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns the noun of a phrase in lower case; empty if it has none. */
    public String head(NounPhrase phrase) {
        return words(phrase.headFirst(), phrase.end());
    }

    /** {@code true} if the noun of a phrase is plural; {@code false} if it has none. */
    public boolean isPlural(NounPhrase phrase) {
        return phrase.hasNoun() && tag(phrase.end() - 1).equals("NNS");
    }

    /**
     * Returns the original text from token {@code first} (inclusive) to {@code end} (exclusive).
     */
    public String text(int first, int end) {
        return text.substring(tokens.get(first).start(), tokens.get(end - 1).end());
    }

    /** Returns the base form of a token; empty if the index is out of range. */
    public String lemma(int token) {
        return has(token) ? tokens.get(token).lemma() : "";
    }

    /** Returns the Penn Treebank tag of a token; empty if the index is out of range. */
    public String tag(int token) {
        return has(token) ? tokens.get(token).tag() : "";
    }

    private boolean has(int token) {
        return token >= 0 && token < tokens.size();
    }

    /**
     * {@code true} if the caption is in title case (more than four words, at least half of them
     * capitalized) or entirely in capitals.
     */
    public boolean isTitle() {
        int words = 0;
        int capitals = 0;
        for (Token token : tokens) {
            int initial = token.text().codePointAt(0);
            words += Character.isLetter(initial) ? 1 : 0;
            capitals += Character.isUpperCase(initial) ? 1 : 0;
        }
        return text.equals(text.toUpperCase(Locale.ROOT))
                || (2 * capitals >= words && words > MAX_NAME_LENGTH);
    }

    /**
     * A word or a punctuation mark.
     *
     * @param text its text in the caption
     * @param lemma its base form, in lower case
     * @param tag its Penn Treebank tag
     * @param start the offset of its first character in the caption
     * @param end the offset after its last character
     */
    public record Token(String text, String lemma, String tag, int start, int end) {}

    /**
     * A noun and the words that belong to it. All positions are indices of tokens.
     *
     * @param first the first token, including the article and the count
     * @param end the index after the last token
     * @param headFirst the first token of the noun, which may be a compound
     * @param attributes the tokens of its attributes
     * @param count the token of its count, if it has one
     */
    public record NounPhrase(
            int first, int end, int headFirst, List<Integer> attributes, OptionalInt count) {

        public NounPhrase {
            attributes = List.copyOf(attributes);
        }

        /** {@code true} if the phrase has a noun, and not only attributes. */
        public boolean hasNoun() {
            return headFirst < end;
        }
    }

    /**
     * A preposition or a verb between two phrases.
     *
     * @param subject the index of the phrase before it
     * @param first its first token
     * @param end the index after its last token
     * @param object the index of the phrase after it
     */
    public record Relation(int subject, int first, int end, int object) {}
}
