package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import java.util.BitSet;
import java.util.List;

/**
 * The noun phrases for things that a caption says are present: not denied ("without a dog", "not a
 * dog", up to the end of the clause), not part of a comparison ("like a dog"), and not one of
 * several alternatives ("a dog or a cat").
 */
final class AssertedPhrases {

    private final ParsedCaption caption;
    private final BitSet asserted = new BitSet();

    AssertedPhrases(ParsedCaption caption) {
        this.caption = caption;
        List<NounPhrase> phrases = caption.phrases();
        asserted.set(0, phrases.size());
        int phrase = 0;
        boolean denied = false;
        for (int i = 0; i < caption.tokens().size(); i++) {
            while (phrase < phrases.size() && phrases.get(phrase).end() <= i) {
                phrase++;
            }
            denied = (denied || ClosedClass.isNegator(caption.lemma(i))) && !endsDenial(i);
            if (denied && phrase < phrases.size() && phrases.get(phrase).first() <= i) {
                asserted.clear(phrase);
            }
            if (caption.lemma(i).equals("or")) {
                clearAlternatives(phrase);
            }
        }
    }

    /**
     * {@code true} if a token ends a denial. A comma before a bare noun does not end one: "without
     * windows, doors and chairs".
     */
    private boolean endsDenial(int token) {
        boolean list = caption.lemma(token).equals(",") && caption.tag(token + 1).startsWith("NN");
        return (caption.tag(token).equals(".") && !list) || caption.lemma(token).equals("but");
    }

    /** Marks every phrase of a list of alternatives as not asserted: "a dog, a cat or a bird". */
    private void clearAlternatives(int next) {
        int first = Math.max(0, next - 1);
        while (first > 0 && isListed(first)) {
            first--;
        }
        asserted.clear(first, next + 1);
    }

    /** {@code true} if only a comma separates a phrase from the previous one. */
    private boolean isListed(int phrase) {
        int between = caption.phrases().get(phrase - 1).end();
        return caption.phrases().get(phrase).first() == between + 1
                && caption.lemma(between).equals(",");
    }

    boolean contains(int phrase) {
        return asserted.get(phrase);
    }

    boolean contains(Relation relation) {
        return contains(relation.subject()) && contains(relation.object());
    }
}
