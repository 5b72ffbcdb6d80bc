package io.mithridate.augmenters.parsing;

import java.util.List;
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

    public ParsedCaption {
        tokens = List.copyOf(tokens);
        phrases = List.copyOf(phrases);
        relations = List.copyOf(relations);
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
