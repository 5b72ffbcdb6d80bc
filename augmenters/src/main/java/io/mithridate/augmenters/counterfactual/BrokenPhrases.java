package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import java.util.List;
import java.util.Locale;

/**
 * Tells of phrases, and of two with a relation between them, whether more belongs to them than was
 * understood: "a drum" of "a drum set", "a woman with her mouth" of "a woman with her mouth open".
 */
final class BrokenPhrases {

    private final ParsedCaption caption;
    private final Sentence sentence;

    BrokenPhrases(ParsedCaption caption) {
        this.caption = caption;
        sentence = new Sentence(caption);
    }

    /** Whether words that belong to a phrase were not understood as of it. */
    boolean isBrokenOff(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        List<NounPhrase> phrases = caption.phrases();
        boolean before =
                index > 0
                        && phrases.get(index - 1).end() == phrase.first()
                        && !sentence.isDetermined(phrase);
        boolean after =
                index + 1 < phrases.size()
                        && phrases.get(index + 1).first() == phrase.end()
                        && Pieces.hasNoun(phrases.get(index + 1))
                        && !sentence.isDetermined(phrases.get(index + 1));
        // "watercolor painting of a fox", "a trash can"
        String next = sentence.text(phrase.end()).toLowerCase(Locale.ROOT);
        boolean drawn =
                next.equals("painting")
                        || next.equals("drawing")
                        || (next.equals("shot") && sentence.lemma(phrase.end() + 1).equals("of"));
        // "a horse drawn carriage", "a drum set"
        boolean compound =
                (sentence.isParticiple(phrase.end())
                                && sentence.tag(phrase.end() + 1).startsWith("NN"))
                        || (PositiveWords.COMPOUND_ENDS.contains(next)
                                && !Pieces.isPlural(caption, phrase)
                                && !sentence.tag(phrase.end() + 1).equals("DT"));
        boolean verb =
                switch (sentence.tag(phrase.end())) {
                    case "MD", "VB", "VBP" ->
                            sentence.endsAt(phrase.end() + 1) && !Pieces.isPlural(caption, phrase);
                    default -> false;
                };
        // "a burger with onion rings"
        boolean cut =
                sentence.tag(phrase.end()).equals("VBZ")
                        && sentence.tag(phrase.first() - 1).equals("IN")
                        && phrase.end() - phrase.first() == 1
                        && !Pieces.isPlural(caption, phrase);
        // "next to a tool shed"
        boolean last =
                sentence.endsAt(phrase.end() + 1)
                        && sentence.isGoverned(phrase)
                        && sentence.tag(phrase.end()).startsWith("VB")
                        && !sentence.tag(phrase.end()).equals("VBG")
                        && !Pieces.isPlural(caption, phrase);
        boolean half =
                sentence.lemma(phrase.end() - 1).equals("orange")
                        && sentence.lemma(phrase.end()).equals("and")
                        && sentence.tag(phrase.end() + 1).equals("JJ");
        boolean price = sentence.text(phrase.first() - 1).equals("$");
        boolean dated =
                sentence.tag(phrase.first()).equals("CD")
                        && sentence.lemma(phrase.first() - 1).equals("of")
                        && Character.isDigit(sentence.text(phrase.first()).codePointAt(0));
        return before
                || after
                || drawn
                || cut
                || compound
                || last
                || half
                || asksFor(phrase)
                || verb
                || price
                || dated;
    }

    /** "who ate the last cupcake?": there is none. */
    private boolean asksFor(NounPhrase phrase) {
        int end = phrase.end();
        while (!sentence.endsAt(end)) {
            end++;
        }
        return sentence.text(end).equals("?") && sentence.tag(0).equals("WDT");
    }

    /**
     * "standing side by side", "with her mouth open", "with a plant on one side": more belongs to
     * it.
     */
    boolean leadsOn(Relation relation, int end) {
        NounPhrase object = caption.phrases().get(relation.object());
        boolean side = sentence.lemma(object.end() - 1).equals("side");
        boolean how =
                switch (sentence.tag(end)) {
                    case "JJ" -> !sentence.tag(end + 1).startsWith("NN");
                    case "RP", "RB", "IN" -> sentence.endsAt(end + 1);
                    default -> false;
                };
        // "a girl shows her mother what she has drawn"
        String next = sentence.text(end).toLowerCase(Locale.ROOT);
        boolean shown = next.equals("what") || next.equals("how") || next.equals("where");
        boolean title = sentence.tag(0).equals("WDT");
        // "a fence separates the sheep from the road"
        boolean apart = sentence.lemma(end).equals("from") && hasVerb(relation);
        boolean medium =
                sentence.lemma(relation.first()).equals("in")
                        && PositiveWords.MEDIA.contains(sentence.lemma(object.end() - 1))
                        && caption.phrases().get(relation.subject()).first() > 0;
        NounPhrase subject = caption.phrases().get(relation.subject());
        boolean colour = isColourOfSomething(subject);
        // "a wolf with yellow eyes in snow", "swans in a line on a canal"
        boolean others =
                sentence.isGoverned(subject)
                        && (PositiveWords.BODY.contains(sentence.lemma(subject.end() - 1))
                                || sentence.lemma(subject.end() - 1).equals("line"));
        // "between a van and a truck"
        boolean between =
                sentence.lemma(relation.end() - 1).equals("between")
                        && !Pieces.isPlural(caption, object);
        boolean told = tells(relation);
        boolean hidden =
                end - object.first() > 1
                        && !sentence.isDetermined(object)
                        && NumberWords.VERBS.contains(sentence.lemma(object.end() - 1));
        return others
                || between
                || told
                || hidden
                || how
                || shown
                || title
                || apart
                || medium
                || colour
                || isMeasure(object)
                || (side && end == object.end());
    }

    /** "a sign tells drivers": what? */
    private boolean tells(Relation relation) {
        for (int i = relation.first(); i < relation.end(); i++) {
            if (PositiveWords.TELLING.contains(sentence.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasVerb(Relation relation) {
        for (int i = relation.first(); i < relation.end(); i++) {
            if (sentence.tag(i).startsWith("VB")) {
                return true;
            }
        }
        return false;
    }

    /** "the sky is a deep orange": no fruit. */
    boolean isColourOfSomething(NounPhrase phrase) {
        return sentence.lemma(phrase.end() - 1).equals("orange")
                && sentence.isBe(phrase.first() - 1);
    }

    /** "24 hours in the window" */
    boolean isMeasure(NounPhrase phrase) {
        return PositiveWords.UNITS.contains(sentence.lemma(phrase.end() - 1));
    }
}
