package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.BitSet;
import java.util.List;

/**
 * The noun phrases whose things a caption says to be there: neither denied ("without a dog", "not a
 * dog", to the end of the clause), nor likened to ("like a dog"), nor one of several that may be
 * ("a dog or a cat"), nor words that are quoted or a hashtag.
 */
final class AssertedPhrases {

    private final BitSet asserted;

    private AssertedPhrases(BitSet asserted) {
        this.asserted = asserted;
    }

    static AssertedPhrases of(ParsedCaption caption) {
        List<NounPhrase> phrases = caption.phrases();
        BitSet asserted = new BitSet(phrases.size());
        asserted.set(0, phrases.size());
        BitSet quoted = Quotations.in(caption.tokens());
        int phrase = 0;
        boolean denied = false;
        boolean none = false;
        for (int i = 0; i < caption.tokens().size(); i++) {
            while (phrase < phrases.size() && phrases.get(phrase).end() <= i) {
                phrase++;
            }
            Token token = caption.tokens().get(i);
            denied = (denied || ClosedClass.isNegator(token.lemma())) && !endsDenial(caption, i);
            none |= token.lemma().equals("no") || token.lemma().equals("nobody");
            // "no dogs on the beach": there is a beach.
            if (none && token.tag().equals("IN") && isThe(caption, i + 1)) {
                denied = false;
                none = false;
            }
            if ((denied || quoted.get(i))
                    && phrase < phrases.size()
                    && phrases.get(phrase).first() <= i) {
                asserted.clear(phrase);
            }
            if (token.lemma().equals("or") && !isVerb(caption, i + 1)) {
                clearAround(caption, phrase, asserted);
            }
        }
        return new AssertedPhrases(asserted);
    }

    private static boolean isThe(ParsedCaption caption, int token) {
        return Pieces.lemma(caption, token).equals("the");
    }

    /** "a cat (or is it two?)" */
    private static boolean isVerb(ParsedCaption caption, int token) {
        return token < caption.tokens().size()
                && caption.tokens().get(token).tag().startsWith("VB");
    }

    /** "without windows, doors and chairs": a comma before a bare noun does not end it. */
    private static boolean endsDenial(ParsedCaption caption, int token) {
        Token mark = caption.tokens().get(token);
        boolean list =
                mark.lemma().equals(",")
                        && token + 1 < caption.tokens().size()
                        && caption.tokens().get(token + 1).tag().startsWith("NN");
        return (mark.tag().equals(".") && !list) || mark.lemma().equals("but");
    }

    /** "a dog, a cat or a bird": none of the list is said to be there. */
    private static void clearAround(ParsedCaption caption, int next, BitSet asserted) {
        int first = Math.max(0, next - 1);
        while (first > 0 && isListed(caption, first)) {
            first--;
        }
        asserted.clear(first, next + 1);
    }

    /** Whether a comma alone stands between a phrase and the one before it. */
    private static boolean isListed(ParsedCaption caption, int phrase) {
        int between = caption.phrases().get(phrase - 1).end();
        return caption.phrases().get(phrase).first() == between + 1
                && Pieces.lemma(caption, between).equals(",");
    }

    boolean contains(int phrase) {
        return asserted.get(phrase);
    }

    boolean contains(Relation relation) {
        return contains(relation.subject()) && contains(relation.object());
    }
}
