package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.api.text.ParsedCaption.Token;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The phrases of a caption that can stand alone and are true of whatever the caption is true of: a
 * phrase takes along what "of" joins to it ("the surface of a pond").
 */
final class StandingPhrases {

    /** What stands after them need not be there: "waits for a bus", "fresh from the oven". */
    private static final Set<String> NOT_SHOWING =
            Set.of("for", "from", "to", "as", "than", "about", "towards", "toward", "into", "via");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final boolean hasArticles;
    private final BitSet depicted;

    StandingPhrases(ParsedCaption caption, AssertedPhrases asserted, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.asserted = asserted;
        this.lexicon = lexicon;
        depicted = depicted();
        hasArticles = caption.tokens().stream().anyMatch(token -> ARTICLES.contains(token.lemma()));
    }

    /** After the last token of a phrase and of what "of" joins to it. */
    int end(int phrase) {
        List<NounPhrase> phrases = caption.phrases();
        int last = phrase;
        while (last + 1 < phrases.size()
                && phrases.get(last + 1).first() == phrases.get(last).end() + 1
                && lemma(phrases.get(last).end()).equals("of")
                && Pieces.hasNoun(phrases.get(last + 1))) {
            last++;
        }
        return phrases.get(last).end();
    }

    /** Whether a phrase can stand alone. */
    boolean standsAlone(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        String name = Pieces.head(caption, phrase);
        boolean of = lemma(phrase.end()).equals("of");
        boolean whole = !of || end(index) > phrase.end();
        return asserted.contains(index)
                && isWhole(index)
                && whole
                && (lexicon.isThing(name) || (of && isShownPart(name)))
                && !isAnothers(phrase)
                && !hasAnothers(phrase.first() + 1, end(index))
                && !depicted.get(index)
                && !lacksArticle(phrase)
                && !isNotShown(phrase);
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
                        lemma(before.end()).equals("of")
                                && phrase.first() == before.end() + 1
                                && Pieces.hasNoun(before)
                                && FIGURES.contains(lemma(before.end() - 1));
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

    private static final Set<String> FIGURES =
            Set.of(
                    "statue",
                    "sculpture",
                    "figurine",
                    "mural",
                    "tattoo",
                    "bust",
                    "replica",
                    "model");

    /** "a row of trees" can be seen, "the end of the day" can't. */
    private boolean isShownPart(String name) {
        return PARTS.contains(name)
                || PARTS.contains(name.substring(0, Math.max(0, name.length() - 1)));
    }

    private static final Set<String> PARTS =
            Set.of(
                    "row",
                    "pile",
                    "stack",
                    "bunch",
                    "pair",
                    "slice",
                    "group",
                    "piece",
                    "view",
                    "picture",
                    "photo",
                    "photograph",
                    "drawing",
                    "painting",
                    "sketch",
                    "illustration",
                    "portrait",
                    "cup",
                    "bowl",
                    "glass",
                    "vase",
                    "herd",
                    "family",
                    "crowd",
                    "couple",
                    "flock");

    /** Whether what a relation says is a statement by itself. */
    boolean isStatement(Relation relation) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        NounPhrase object = caption.phrases().get(relation.object());
        return asserted.contains(relation)
                && isNamed(subject)
                && isNamed(object)
                && isWhole(relation.object())
                && !isAnothers(subject)
                && !(isGoverned(subject) && isAnothers(object))
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
        boolean governed = isGoverned(subject);
        // "cutting a cake with a knife": it is not the cake that has one.
        boolean means = done && lemma(relation.first()).equals("with");
        String first = caption.tokens().get(relation.first()).tag();
        boolean finite = first.equals("VBZ") || first.equals("VBP");
        boolean name = caption.tokens().get(subject.end() - 1).tag().equals("NNP");
        return means || (governed && (finite || name));
    }

    private boolean isGoverned(NounPhrase phrase) {
        if (phrase.first() == 0) {
            return false;
        }
        String before = caption.tokens().get(phrase.first() - 1).tag();
        return before.startsWith("VB") || before.equals("IN");
    }

    /** "for rent": what is not to be seen is no statement of a picture. */
    private boolean isReported(Relation relation) {
        NounPhrase object = caption.phrases().get(relation.object());
        String name = Pieces.head(caption, object);
        boolean of = lemma(object.end()).equals("of");
        return !of && !lexicon.isThing(name) && lemma(relation.end() - 1).equals("from");
    }

    /** "the surface of a pond" is no statement where only "of" stands between. */
    private boolean isPartAlone(Relation relation) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        String name = Pieces.head(caption, subject);
        return relation.end() - relation.first() == 1
                && lemma(relation.first()).equals("of")
                && !lexicon.isThing(name)
                && !PARTS.contains(name);
    }

    /** "wings of a bird on a wall": whether "on a wall" is said of the bird is not known. */
    private boolean beginsAfterOf(NounPhrase phrase) {
        return phrase.first() > 0
                && lemma(phrase.first() - 1).equals("of")
                && isAnotherPart(phrase.first() - 2);
    }

    private boolean isAnotherPart(int token) {
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() == token + 1) {
                String name = Pieces.head(caption, phrase);
                return lexicon.isThing(name) && !PARTS.contains(name);
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
        return !mark.equals("\"") && !mark.equals("\u201c") && !mark.equals("'");
    }

    /** "his hat": whose? */
    private boolean isAnothers(NounPhrase phrase) {
        return caption.tokens().get(phrase.first()).tag().equals("PRP$");
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
        if (phrase.first() == 0) {
            return false;
        }
        Token before = caption.tokens().get(phrase.first() - 1);
        boolean infinitive =
                before.lemma().equals("be")
                        || (phrase.first() > 1
                                && caption.tokens().get(phrase.first() - 2).lemma().equals("to")
                                && before.tag().equals("VB"));
        return infinitive || NOT_SHOWING.contains(before.lemma());
    }

    private String lemma(int token) {
        return Pieces.lemma(caption, token);
    }
}
