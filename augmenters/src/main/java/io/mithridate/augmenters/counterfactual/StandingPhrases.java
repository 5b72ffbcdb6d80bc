package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The phrases of a caption that can stand alone and are true of whatever the caption is true of: a
 * phrase takes along what "of" joins to it ("the surface of a pond").
 */
final class StandingPhrases {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final boolean hasArticles;
    private final BitSet depicted;
    private final Sentence sentence;
    private final BrokenPhrases broken;

    StandingPhrases(ParsedCaption caption, AssertedPhrases asserted, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.asserted = asserted;
        this.lexicon = lexicon;
        sentence = new Sentence(caption);
        broken = new BrokenPhrases(caption);
        depicted = depicted();
        hasArticles = caption.tokens().stream().anyMatch(token -> ARTICLES.contains(token.lemma()));
    }

    /** After the last token of a phrase and of what "of" joins to it. */
    int end(int phrase) {
        List<NounPhrase> phrases = caption.phrases();
        int last = phrase;
        while (last + 1 < phrases.size()
                && phrases.get(last + 1).first() == phrases.get(last).end() + 1
                && sentence.lemma(phrases.get(last).end()).equals("of")
                && Pieces.hasNoun(phrases.get(last + 1))) {
            last++;
        }
        return phrases.get(last).end();
    }

    /** Whether a phrase can stand alone. */
    boolean standsAlone(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        String name = Pieces.head(caption, phrase);
        boolean of = sentence.lemma(phrase.end()).equals("of");
        boolean whole = !of || end(index) > phrase.end();
        return asserted.contains(index)
                && isWhole(index)
                && whole
                && (lexicon.isThing(name) || (of && isShownPart(name)))
                && !isAnothers(phrase)
                && !hasAnothers(phrase.first() + 1, end(index))
                && !depicted.get(index)
                && !lacksArticle(phrase)
                && !broken.isBrokenOff(index)
                && !isFurther(phrase)
                && !broken.isColourOfSomething(phrase)
                && !isNotShown(phrase);
    }

    /**
     * Whether a phrase says of what a caption is, or is about, though it names nothing that
     * pictures are known to show: "date night at a diner".
     */
    boolean isTopic(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        boolean first = phrase.first() == 0;
        boolean determined = sentence.tag(phrase.first()).equals("DT");
        boolean several = end(index) - phrase.first() > 1;
        boolean name = sentence.tag(phrase.end() - 1).equals("NNP");
        String before = sentence.lemma(phrase.first() - 1);
        boolean made = before.equals("make") || !isNotShown(phrase);
        boolean of = sentence.lemma(phrase.end()).equals("of");
        return asserted.contains(index)
                && Pieces.hasNoun(phrase)
                && isWhole(index)
                && (!of || end(index) > phrase.end())
                && (several || (first && isNamed(phrase) && isSubject(phrase)))
                && (first || determined || name || isOurs(phrase))
                && made
                && !isAnothers(phrase)
                && !hasAnothers(phrase.first() + 1, end(index))
                && !broken.isBrokenOff(index)
                && !PositiveWords.UNITS.contains(sentence.lemma(phrase.end() - 1))
                && !lacksArticle(phrase);
    }

    /** "another man", "three other men": than whom? */
    private boolean isFurther(NounPhrase phrase) {
        for (int i = phrase.first(); i < phrase.headFirst(); i++) {
            if (PositiveWords.FURTHER.contains(sentence.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /** "Stonehenge" of "Stonehenge at sunset", whether or not it is known as a name. */
    private boolean isSubject(NounPhrase phrase) {
        boolean name = Character.isUpperCase(sentence.text(phrase.first()).codePointAt(0));
        return (name || sentence.lemma(phrase.end()).equals("at"))
                && !NotShown.contains(sentence.lemma(phrase.first()))
                && sentence.tag(phrase.end()).equals("IN");
    }

    /** "the bars of its cage": whose? */
    private boolean hasAnothers(int first, int end) {
        for (int i = first; i < end; i++) {
            if (caption.tokens().get(i).tag().equals("PRP$")) {
                return true;
            }
        }
        return false;
    }

    /** The phrases that say of what something in the picture is a figure: "a statue of a horse". */
    private BitSet depicted() {
        BitSet depicted = new BitSet();
        boolean within = false;
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (i > 0) {
                NounPhrase before = caption.phrases().get(i - 1);
                boolean figure =
                        sentence.lemma(before.end()).equals("of")
                                && phrase.first() == before.end() + 1
                                && Pieces.hasNoun(before)
                                && (PositiveWords.FIGURES.contains(sentence.lemma(before.end() - 1))
                                        || (i > 1
                                                && PositiveWords.PICTURES.contains(
                                                        sentence.lemma(before.end() - 1))));
                boolean joined = phrase.first() == before.end() + 1 && !breaks(before.end());
                within = figure || (within && joined);
            }
            depicted.set(i, within);
        }
        return depicted;
    }

    private boolean breaks(int token) {
        return caption.tokens().get(token).tag().equals(".");
    }

    /** "a row of trees" can be seen, "the end of the day" can't. */
    private boolean isShownPart(String name) {
        return PositiveWords.PARTS.contains(name)
                || PositiveWords.PARTS.contains(name.substring(0, Math.max(0, name.length() - 1)));
    }

    /** Whether what a relation says is a statement by itself. */
    boolean isStatement(Relation relation) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        NounPhrase object = caption.phrases().get(relation.object());
        return asserted.contains(relation)
                && !broken.isBrokenOff(relation.subject())
                && !broken.isBrokenOff(relation.object())
                && !broken.leadsOn(relation, end(relation.object()))
                && !broken.isMeasure(subject)
                && !isFurther(subject)
                && isNamed(subject)
                && isNamed(object)
                && isWhole(relation.object())
                && !isAnothers(subject)
                && !(sentence.isGoverned(subject) && isAnothers(object))
                && !hasAnothers(object.first() + 1, end(relation.object()))
                && !depicted.get(relation.subject())
                && !lacksArticle(subject)
                && !isNotShown(subject)
                && !isPartAlone(relation)
                && !beginsAfterOf(subject)
                && !belongsElsewhere(subject, relation)
                && !isReported(relation);
    }

    /**
     * "who holds an umbrella waits": it is not the umbrella that waits; nor is "Tokyo at night"
     * meant by "street in Tokyo at night".
     */
    private boolean belongsElsewhere(NounPhrase subject, Relation relation) {
        if (subject.first() == 0) {
            return false;
        }
        boolean done = caption.tokens().get(subject.first() - 1).tag().startsWith("VB");
        boolean governed = sentence.isGoverned(subject);
        // "cutting a cake with a knife": it is not the cake that has one.
        boolean means = done && sentence.lemma(relation.first()).equals("with");
        String first = caption.tokens().get(relation.first()).tag();
        boolean finite = first.equals("VBZ") || first.equals("VBP");
        boolean name = caption.tokens().get(subject.end() - 1).tag().equals("NNP");
        // "a van with letters on the door parked in a driveway"
        boolean participle =
                (sentence.isParticiple(relation.first())
                                || sentence.text(relation.first()).endsWith("ed"))
                        && governed
                        && !sentence.lemma(subject.first() - 1).equals("of");
        return means || participle || (governed && (finite || name));
    }

    /** "for rent": what cannot be seen says nothing about a picture. */
    private boolean isReported(Relation relation) {
        NounPhrase object = caption.phrases().get(relation.object());
        String name = Pieces.head(caption, object);
        boolean of = sentence.lemma(object.end()).equals("of");
        return !of && !lexicon.isThing(name) && sentence.lemma(relation.end() - 1).equals("from");
    }

    /** "the surface of a pond" is not a statement where only "of" stands between. */
    private boolean isPartAlone(Relation relation) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        String name = Pieces.head(caption, subject);
        return relation.end() - relation.first() == 1
                && sentence.lemma(relation.first()).equals("of")
                && !lexicon.isThing(name)
                && !PositiveWords.PARTS.contains(name);
    }

    /** "wings of a bird on a wall": whether "on a wall" is said of the bird is not known. */
    private boolean beginsAfterOf(NounPhrase phrase) {
        return phrase.first() > 0
                && sentence.lemma(phrase.first() - 1).equals("of")
                && isAnotherPart(phrase.first() - 2);
    }

    private boolean isAnotherPart(int token) {
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() == token + 1) {
                String name = Pieces.head(caption, phrase);
                return lexicon.isThing(name) && !PositiveWords.PARTS.contains(name);
            }
        }
        return false;
    }

    private boolean isNamed(NounPhrase phrase) {
        return Pieces.hasNoun(phrase)
                && caption.tokens().get(phrase.end() - 1).tag().startsWith("NN");
    }

    /** Not "the words" of: the words "I love coffee". */
    private boolean isWhole(int index) {
        int end = end(index);
        if (end >= caption.tokens().size()) {
            return true;
        }
        String mark = caption.tokens().get(end).text();
        String last = sentence.text(end - 1).toLowerCase(Locale.ROOT);
        // "St. Peter's Square"
        if (mark.equals(".") && PositiveWords.ABBREVIATIONS.contains(last)) {
            return end + 1 == caption.tokens().size();
        }
        return !mark.equals("\"") && !mark.equals("\u201c") && !mark.equals("'");
    }

    /** "his hat": whose? */
    private boolean isAnothers(NounPhrase phrase) {
        return caption.tokens().get(phrase.first()).tag().equals("PRP$") && !isOurs(phrase);
    }

    /** "my desk": the writer of the caption. */
    private boolean isOurs(NounPhrase phrase) {
        return switch (sentence.lemma(phrase.first())) {
            case "my", "our" -> true;
            default -> false;
        };
    }

    /** A singular noun without article, in a caption that has articles. */
    private boolean lacksArticle(NounPhrase phrase) {
        Token first = caption.tokens().get(phrase.first());
        boolean determined = first.tag().equals("DT") || first.tag().equals("PRP$");
        return hasArticles
                && phrase.first() > 0
                && !determined
                && phrase.count().isEmpty()
                && !Pieces.isPlural(caption, phrase)
                && !first.text().endsWith("'s");
    }

    private boolean isNotShown(NounPhrase phrase) {
        if (phrase.first() == 0 || isNear(phrase.first() - 1)) {
            return false;
        }
        Token before = caption.tokens().get(phrase.first() - 1);
        boolean infinitive =
                before.lemma().equals("be")
                        || (phrase.first() > 1
                                && caption.tokens().get(phrase.first() - 2).lemma().equals("to")
                                && before.tag().equals("VB"));
        // "as tanks roll by"
        boolean clause =
                before.lemma().equals("as")
                        && sentence.tag(phrase.end()).startsWith("VB")
                        && !PositiveWords.BEING_LIKE.contains(sentence.lemma(phrase.first() - 2));
        // "Stonehenge at sunset"
        boolean time =
                before.lemma().equals("at")
                        && PositiveWords.TIMES_OF_DAY.contains(sentence.lemma(phrase.end() - 1));
        return infinitive
                || time
                || PositiveWords.TELLING.contains(before.lemma())
                || (PositiveWords.NOT_SHOWING.contains(before.lemma()) && !clause);
    }

    /** "close to", "next to": there it is. */
    private boolean isNear(int token) {
        return sentence.lemma(token).equals("to")
                && (sentence.lemma(token - 1).equals("close")
                        || sentence.lemma(token - 1).equals("next"));
    }
}
