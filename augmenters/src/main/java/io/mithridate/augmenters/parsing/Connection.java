package io.mithridate.augmenters.parsing;

import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.augmenters.language.ClosedClass;
import java.util.List;
import java.util.Set;

/** Decides whether the tokens between two noun phrases say what holds between them. */
final class Connection {

    /** "is sitting to the left of", with a word to spare. */
    private static final int MOST_WORDS = 7;

    /** Prepositions by tag that begin a clause or a comparison instead. */
    private static final Set<String> NOT_BETWEEN_THINGS =
            Set.of(
                    "as",
                    "than",
                    "while",
                    "because",
                    "if",
                    "although",
                    "though",
                    "since",
                    "until",
                    "whether",
                    "unless");

    private Connection() {}

    static boolean holds(List<Token> tokens, int first, int end) {
        if (first >= end || end - first > MOST_WORDS) {
            return false;
        }
        for (Token token : tokens.subList(first, end)) {
            if (breaks(token)) {
                return false;
            }
        }
        String last = tokens.get(end - 1).tag();
        return last.equals("IN") || last.equals("TO") || isVerb(tokens, first, end);
    }

    private static boolean breaks(Token token) {
        return switch (token.tag()) {
            case "CC", "PRP", "PRP$", "WDT", "CD", "JJ", "." -> true;
            default ->
                    NOT_BETWEEN_THINGS.contains(token.lemma())
                            || ClosedClass.isNegator(token.lemma());
        };
    }

    /** "holds", "is chasing": one unknown word at the end, at most an auxiliary before it. */
    private static boolean isVerb(List<Token> tokens, int first, int end) {
        boolean unknown = tokens.get(end - 1).tag().equals("XX");
        boolean aloneOrAfterAuxiliary =
                end - first == 1 || (end - first == 2 && tokens.get(first).tag().equals("VB"));
        return unknown && aloneOrAfterAuxiliary;
    }
}
