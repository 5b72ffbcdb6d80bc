package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.language.Words;
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

    /** A part of the caption as it stands there. */
    static String text(ParsedCaption caption, int first, int end) {
        return caption.text()
                .substring(
                        caption.tokens().get(first).start(), caption.tokens().get(end - 1).end());
    }
}
