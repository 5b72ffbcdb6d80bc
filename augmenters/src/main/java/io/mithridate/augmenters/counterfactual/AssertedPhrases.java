package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
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
        BitSet quoted = quoted(caption.tokens());
        int phrase = 0;
        boolean denied = false;
        for (int i = 0; i < caption.tokens().size(); i++) {
            while (phrase < phrases.size() && phrases.get(phrase).end() <= i) {
                phrase++;
            }
            denied = (denied || ClosedClass.isNegator(caption.lemma(i))) && !endsDenial(caption, i);
            if ((denied || quoted.get(i))
                    && phrase < phrases.size()
                    && phrases.get(phrase).first() <= i) {
                asserted.clear(phrase);
            }
            if (caption.lemma(i).equals("or")) {
                clearAround(caption, phrase, asserted);
            }
        }
        return new AssertedPhrases(asserted);
    }

    /** "without windows, doors and chairs": a comma before a bare noun does not end it. */
    private static boolean endsDenial(ParsedCaption caption, int token) {
        boolean list = caption.lemma(token).equals(",") && caption.tag(token + 1).startsWith("NN");
        return (caption.tag(token).equals(".") && !list) || caption.lemma(token).equals("but");
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
                && caption.lemma(between).equals(",");
    }

    /** The tokens between quotation marks, unless these are around all, and after "#". */
    private static BitSet quoted(List<Token> tokens) {
        BitSet quoted = new BitSet(tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            String mark = tokens.get(i).text();
            int opened = open.isEmpty() ? -1 : open.peek();
            if (opened >= 0 && closes(tokens.get(opened).text(), mark)) {
                int from = open.pop();
                // A caption between quotation marks quotes nothing.
                if (from > 0 || i < tokens.size() - 1) {
                    quoted.set(from, i + 1);
                }
            } else if (open.isEmpty() && "\"'\u201c\u2018\u00ab`".contains(mark)) {
                open.push(i);
            }
            if (mark.equals("#") && i + 1 < tokens.size()) {
                quoted.set(i, i + 2);
            }
        }
        return quoted;
    }

    private static boolean closes(String opening, String mark) {
        return switch (opening) {
            case "\u201c" -> mark.equals("\u201d") || mark.equals("\"");
            case "\u2018", "`" -> mark.equals("\u2019") || mark.equals("'");
            case "\u00ab" -> mark.equals("\u00bb");
            default -> mark.equals(opening);
        };
    }

    boolean contains(int phrase) {
        return asserted.get(phrase);
    }

    boolean contains(Relation relation) {
        return contains(relation.subject()) && contains(relation.object());
    }
}
