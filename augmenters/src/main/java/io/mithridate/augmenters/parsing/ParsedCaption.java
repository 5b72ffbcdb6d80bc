package io.mithridate.augmenters.parsing;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The things that a caption names, their attributes and counts, and what holds between them.
 *
 * @param text the caption
 * @param tokens its words and punctuation, in order
 * @param phrases its noun phrases, in order
 * @param relations what connects two phrases
 */
public record ParsedCaption(
        String text, List<Token> tokens, List<NounPhrase> phrases, List<Relation> relations) {

    /** Two names side by side are not a title. */
    private static final int MAX_NAME_LENGTH = 4;

    public ParsedCaption {
        tokens = List.copyOf(tokens);
        phrases = List.copyOf(phrases);
        relations = List.copyOf(relations);
    }

    /** The words from the first token to before the end in lower case, with single spaces. */
    public String words(int first, int end) {
        StringBuilder words = new StringBuilder();
        for (int i = first; i < end; i++) {
            words.append(i > first ? " " : "")
                    .append(joined(tokens.get(i).text()).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    /**
     * The word that a token is read as: "close-up" of "close - up", "hand-drawn" of "hand drawn".
     */
    static String joined(String text) {
        return text.indexOf(' ') < 0
                ? text
                : text.replace(" - ", "-")
                        .replace(" '", "'")
                        .replace(" \u2019", "\u2019")
                        .replace(' ', '-');
    }

    /** The noun of a phrase in lower case; empty if it has none. */
    public String head(NounPhrase phrase) {
        return words(phrase.headFirst(), phrase.end());
    }

    /** Returns whether the noun of a phrase is plural; false if it has none. */
    public boolean isPlural(NounPhrase phrase) {
        return phrase.hasNoun() && tag(phrase.end() - 1).equals("NNS");
    }

    /** The text from the first token to before the end, as it stands there. */
    public String text(int first, int end) {
        return text.substring(tokens.get(first).start(), tokens.get(end - 1).end());
    }

    /** The base form of a token; empty before the first and after the last. */
    public String lemma(int token) {
        return has(token) ? tokens.get(token).lemma() : "";
    }

    /** The Penn Treebank tag of a token; empty before the first and after the last. */
    public String tag(int token) {
        return has(token) ? tokens.get(token).tag() : "";
    }

    private boolean has(int token) {
        return token >= 0 && token < tokens.size();
    }

    /** Returns whether half of the words or more begin with a capital, as titles have it. */
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
     * @param text as it stands in the caption
     * @param lemma its base form, in lower case
     * @param tag its Penn Treebank tag
     * @param start offset of its first character in the caption
     * @param end offset after its last character
     */
    public record Token(String text, String lemma, String tag, int start, int end) {}

    /**
     * A noun with what belongs to it. All positions are indices of tokens.
     *
     * @param first the first token, the article or count included
     * @param end after the last token
     * @param headFirst the first token of the noun, which may be a compound
     * @param attributes the tokens that are attributes of it
     * @param count the token that says how many, if one does
     */
    public record NounPhrase(
            int first, int end, int headFirst, List<Integer> attributes, OptionalInt count) {

        public NounPhrase {
            attributes = List.copyOf(attributes);
        }

        /** Returns whether it has a noun, or only attributes that stand for themselves. */
        public boolean hasNoun() {
            return headFirst < end;
        }
    }

    /**
     * A preposition or a verb between two phrases.
     *
     * @param subject index of the phrase before
     * @param first its first token
     * @param end after its last token
     * @param object index of the phrase after
     */
    public record Relation(int subject, int first, int end, int object) {}
}
