package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.Set;

/** Reads a caption's tokens by place; before the first and after the last there is nothing. */
final class Sentence {

    /** A clause of its own begins after these. */
    private static final Set<String> JOINING =
            Set.of(
                    "and",
                    "but",
                    "or",
                    "while",
                    "as",
                    "because",
                    "when",
                    "where",
                    "before",
                    "after",
                    "until",
                    "since",
                    "although",
                    "though",
                    "if",
                    "so",
                    "than",
                    "that",
                    "whose",
                    ",",
                    ";",
                    ":",
                    "-",
                    "--");

    private final ParsedCaption caption;

    Sentence(ParsedCaption caption) {
        this.caption = caption;
    }

    int length() {
        return caption.tokens().size();
    }

    String tag(int token) {
        return has(token) ? caption.tokens().get(token).tag() : "";
    }

    String lemma(int token) {
        return has(token) ? caption.tokens().get(token).lemma() : "";
    }

    String text(int token) {
        return has(token) ? caption.tokens().get(token).text() : "";
    }

    private boolean has(int token) {
        return token >= 0 && token < length();
    }

    /** Whether a sentence ends with a token, or the caption before it. */
    boolean endsAt(int token) {
        return !has(token) || (tag(token).equals(".") && !JOINING.contains(text(token)));
    }

    /** Whether a token is "was" or "were". */
    boolean isPastOfBe(int token) {
        return lemma(token).equals("was") || lemma(token).equals("were");
    }

    /** Whether a token is a form of "be" that agrees with its subject. */
    boolean isBe(int token) {
        return isPastOfBe(token) || lemma(token).equals("is") || lemma(token).equals("are");
    }

    /** Whether a verb agrees with a subject of the given number. */
    boolean agrees(int token, boolean plural) {
        return tag(token).equals(plural ? "VBP" : "VBZ")
                || lemma(token).equals(plural ? "were" : "was");
    }

    /**
     * Whether the subject of a verb is a phrase that begins a clause of its own: "the slope" of "a
     * skier falls because the slope is icy".
     */
    boolean hasSubjectOfItsOwn(int verb) {
        if (tag(verb - 1).equals("WDT")) {
            return startsAfterPhrase(verb - 1);
        }
        int end = tag(verb - 1).equals("RB") ? verb - 1 : verb;
        if (tag(end - 1).equals("PRP")) {
            return JOINING.contains(lemma(end - 2));
        }
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() == end) {
                return JOINING.contains(lemma(phrase.first() - 1))
                        || tag(phrase.first() - 1).equals("WDT");
            }
        }
        return false;
    }

    /** After the quotation that a token opens; -1 if it opens none. */
    int afterQuotation(int token) {
        String mark = text(token);
        if (!mark.equals("\"") && !mark.equals("'")) {
            return -1;
        }
        for (int i = token + 1; i < length(); i++) {
            if (text(i).equals(mark)) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Whether a phrase after the first ends before a token. */
    private boolean startsAfterPhrase(int token) {
        return caption.phrases().stream().skip(1).anyMatch(phrase -> phrase.end() == token);
    }

    /** Whether a phrase begins with an article or a possessive pronoun. */
    boolean isDetermined(NounPhrase phrase) {
        String tag = tag(phrase.first());
        return tag.equals("DT") || tag.equals("PRP$");
    }

    /** Whether a token is a participle, or the past. */
    boolean isParticiple(int token) {
        return tag(token).equals("VBN") || tag(token).equals("VBD");
    }

    /** Whether a verb or a preposition stands before a phrase. */
    boolean isGoverned(NounPhrase phrase) {
        if (phrase.first() == 0) {
            return false;
        }
        String before = caption.tokens().get(phrase.first() - 1).tag();
        return before.startsWith("VB") || before.equals("IN") || before.equals("TO");
    }
}
