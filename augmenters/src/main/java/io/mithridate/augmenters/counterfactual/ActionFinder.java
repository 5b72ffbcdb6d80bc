package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the verbs of a caption, of which others say that something else is done. */
final class ActionFinder {

    /** In place of an object where there is none. */
    private static final String NOBODY = "";

    /** In place of an object of which no list says anything. */
    private static final String UNKNOWN = "-";

    /** What somebody does something with, or for, though it is said to be done "on" it. */
    private static final Set<String> AIMS =
            Set.of(
                    ("phone telephone cellphone smartphone radio piano guitar drum saxophone"
                         + " trumpet violin harp flute laptop computer microphone bone moon sun sky"
                         + " star camera other")
                            .split(" ", -1));

    /** At these somebody is, though they are not places. */
    private static final Set<String> PLACES =
            Set.of(
                    ("table desk counter bar window door stop corner sink stove piano bus fence"
                         + " gate altar podium hole foot side edge top bottom night dawn dusk party"
                         + " wedding concert event festival crosswalk zoo")
                            .split(" ", -1));

    /** How somebody is who does not do just anything. */
    private static final Set<String> STATES =
            Set.of(
                    ("sleeping sleepy asleep tired exhausted injured sick sitting seated standing"
                         + " lying running walking jumping flying swimming dancing eating playing"
                         + " crying smiling laughing sad angry")
                            .split(" ", -1));

    /** After these and who does it stands the base form of what is done. */
    private static final Set<String> BEFORE_DEEDS =
            Set.of("watch", "see", "hear", "let", "make", "help", "have");

    private static final String EACH_OTHER = "each other";

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;

    ActionFinder(ParsedCaption caption, AssertedPhrases asserted, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.asserted = asserted;
        this.lexicon = lexicon;
    }

    /**
     * The verbs that others may take the place of.
     *
     * @param sure whether it must be known that what follows goes with another
     */
    List<Piece> find(boolean sure) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase subject = caption.phrases().get(i);
            int verb = verbAfter(subject.end());
            if (verb >= 0
                    && asserted.contains(i)
                    && Pieces.hasNoun(subject)
                    && !saysHow(verb + 1)
                    && !isBusy(subjectOf(verb, i))
                    && (sure || !isPast(verb))
                    && !objectOf(verb).equals(UNKNOWN)) {
                Span span = new Span(verb, verb + 1);
                List<String> others =
                        lexicon
                                .actions(
                                        new ReplacementLexicon.Deed(
                                                span.in(caption),
                                                Pieces.lemma(caption, verb),
                                                form(verb, subject),
                                                name(subjectOf(verb, i)),
                                                objectOf(verb),
                                                after(verb + 1)),
                                        sure)
                                .stream()
                                .filter(other -> !isSaid(other))
                                .toList();
                if (!others.isEmpty()) {
                    pieces.add(span.piece(Negative.Kind.RELATION, () -> others));
                }
            }
        }
        return pieces;
    }

    /** "men sitting and standing": what they do as well would be said twice. */
    private boolean isSaid(String doing) {
        return caption.tokens().stream().anyMatch(token -> token.text().equalsIgnoreCase(doing));
    }

    /**
     * The preposition at a token, if it says where something is done: "at a table" it does, "at the
     * camera" it says whom it is for.
     */
    private String after(int token) {
        String preposition = Pieces.preposition(caption, token);
        boolean where = !preposition.equals("at") && !preposition.equals("on");
        return where || isPlaceAfter(token, preposition) ? preposition : preposition + " what";
    }

    private boolean isPlaceAfter(int token, String preposition) {
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.first() == token + 1) {
                String name = Pieces.head(caption, phrase);
                boolean place = lexicon.isPlace(name) || PLACES.contains(lemmaOf(phrase));
                return !AIMS.contains(lemmaOf(phrase)) && (preposition.equals("on") || place);
            }
        }
        return true;
    }

    private String lemmaOf(NounPhrase phrase) {
        return Pieces.lemma(caption, phrase.end() - 1);
    }

    /** "a sleeping cat curled up", "a tired boy": what they are told to be goes with one verb. */
    private boolean isBusy(NounPhrase subject) {
        return subject.attributes().stream()
                .anyMatch(
                        token ->
                                caption.tokens().get(token).tag().equals("VBG")
                                        || STATES.contains(
                                                Pieces.normal(caption, token, token + 1)));
    }

    /** A name that does something is a person. */
    private String name(NounPhrase subject) {
        boolean named = caption.tokens().get(subject.end() - 1).tag().equals("NNP");
        return named ? "person" : Pieces.head(caption, subject);
    }

    /** Which form a verb is of; with one who does it, it is the past if it is spelt as the base. */
    private VerbForm form(int verb, NounPhrase subject) {
        // "people watch a man cut a cake"
        if (subject.first() > 0
                && BEFORE_DEEDS.contains(Pieces.lemma(caption, subject.first() - 1))) {
            return VerbForm.BASE;
        }
        String tag = caption.tokens().get(verb).tag();
        boolean past = tag.equals("VBP") && !Pieces.isPlural(caption, subject);
        return past ? VerbForm.PAST : VerbForm.of(tag);
    }

    /** Of "a girl in pajamas brushes her hair" the girl. */
    private NounPhrase subjectOf(int verb, int before) {
        String tag = caption.tokens().get(verb).tag();
        boolean finite = tag.equals("VBZ") || tag.equals("VBP");
        int subject = before;
        // "bridesmaids in long dresses holding flowers": it is not the dresses that do.
        while (subject > 0
                && isJoined(subject)
                && (finite
                        || !lexicon.isLiving(
                                Pieces.head(caption, caption.phrases().get(subject))))) {
            subject--;
        }
        return caption.phrases().get(subject);
    }

    /** Whether a preposition alone stands between a phrase and the one before it. */
    private boolean isJoined(int phrase) {
        int between = caption.phrases().get(phrase - 1).end();
        return caption.phrases().get(phrase).first() == between + 1
                && caption.tokens().get(between).tag().equals("IN")
                && Pieces.hasNoun(caption.phrases().get(phrase - 1));
    }

    /** The verb whose subject ends before a token; -1 if none follows. */
    private int verbAfter(int from) {
        int at = from;
        while (at < caption.tokens().size() && Pieces.isAuxiliary(caption.tokens().get(at))) {
            at++;
        }
        boolean verb =
                at < caption.tokens().size() && caption.tokens().get(at).tag().startsWith("VB");
        return verb ? at : -1;
    }

    /** The noun that follows a verb; empty if none does. */
    private String objectOf(int verb) {
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.first() == verb + 1
                    || (phrase.first() == verb + 2 && Pieces.isPronoun(caption, verb + 1))) {
                return known(phrase);
            }
        }
        return NOBODY;
    }

    private String known(NounPhrase object) {
        String text = Pieces.normal(caption, object.first(), object.end());
        if (text.equals(EACH_OTHER)) {
            return EACH_OTHER;
        }
        String name = Pieces.head(caption, object);
        return Pieces.hasNoun(object) && !leadsOn(object.end()) ? name : UNKNOWN;
    }

    private boolean isPast(int verb) {
        String tag = caption.tokens().get(verb).tag();
        return tag.equals("VBD") || tag.equals("VBN");
    }

    /** "feeding a goat through a fence": what follows goes with one verb alone. */
    private boolean leadsOn(int token) {
        return switch (Pieces.preposition(caption, token)) {
            case "",
                    "in",
                    "at",
                    "near",
                    "beside",
                    "inside",
                    "outside",
                    "next",
                    "during",
                    "after",
                    "before" ->
                    false;
            default -> true;
        };
    }

    /** "running late", "walking slowly": how goes with one verb alone. */
    private boolean saysHow(int token) {
        if (token >= caption.tokens().size()) {
            return false;
        }
        String tag = caption.tokens().get(token).tag();
        return tag.equals("RB") || tag.equals("JJ");
    }
}
