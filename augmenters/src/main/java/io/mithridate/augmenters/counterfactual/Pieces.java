package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.language.Words;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.Locale;

/** Writes pieces of captions as a {@link ReplacementLexicon} knows them. */
final class Pieces {

    private Pieces() {}

    /** The tokens of a text in lower case, separated by single spaces. */
    static String normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(lower.length());
        for (Words.Span span : Words.split(lower)) {
            if (!normal.isEmpty()) {
                normal.append(' ');
            }
            normal.append(lower, span.start(), span.end());
        }
        return normal.toString();
    }

    /** The tokens of a caption from the first to before the end, as {@link #normal} writes them. */
    static String normal(ParsedCaption caption, int first, int end) {
        if (first == end) {
            return "";
        }
        StringBuilder normal = new StringBuilder();
        for (int i = first; i < end; i++) {
            if (i > first) {
                normal.append(' ');
            }
            normal.append(caption.tokens().get(i).text().toLowerCase(Locale.ROOT));
        }
        return normal.toString();
    }

    /** The noun of a phrase; empty if it has none. */
    static String head(ParsedCaption caption, NounPhrase phrase) {
        return normal(caption, phrase.headFirst(), phrase.end());
    }

    /** Whether the noun of a phrase is plural; false if it has none. */
    static boolean isPlural(ParsedCaption caption, NounPhrase phrase) {
        return hasNoun(phrase) && caption.tokens().get(phrase.end() - 1).tag().equals("NNS");
    }

    /** Whether a phrase has a noun, or only attributes that stand for themselves. */
    static boolean hasNoun(NounPhrase phrase) {
        return phrase.headFirst() < phrase.end();
    }

    /** The base form of a token; empty after the last. */
    static String lemma(ParsedCaption caption, int token) {
        return token < caption.tokens().size() ? caption.tokens().get(token).lemma() : "";
    }

    /** Whether a token is a form of "be", or "which" and "that" before a verb. */
    static boolean isAuxiliary(Token token) {
        return switch (token.lemma()) {
            case "is", "are", "was", "were", "be" -> true;
            default -> token.tag().equals("WDT");
        };
    }

    /** Whether a token is "his" or another pronoun. */
    static boolean isPronoun(ParsedCaption caption, int token) {
        return caption.tokens().get(token).tag().startsWith("PRP");
    }

    /** The preposition at a token; empty if there is none. */
    static String preposition(ParsedCaption caption, int token) {
        if (token >= caption.tokens().size()) {
            return "";
        }
        return switch (caption.tokens().get(token).tag()) {
            case "IN", "TO", "RP" -> caption.tokens().get(token).text().toLowerCase(Locale.ROOT);
            default -> "";
        };
    }

    /** "a" or "an", as it suits what is to follow it in a caption. */
    static String article(ParsedCaption caption, String following) {
        // Capitals mark abbreviations, but not in a caption that has nothing else.
        boolean loud = caption.text().equals(caption.text().toUpperCase(Locale.ROOT));
        return IndefiniteArticle.before(loud ? following.toLowerCase(Locale.ROOT) : following);
    }

    /** A part of the caption as it stands there. */
    static String text(ParsedCaption caption, int first, int end) {
        return caption.text()
                .substring(
                        caption.tokens().get(first).start(), caption.tokens().get(end - 1).end());
    }
}
