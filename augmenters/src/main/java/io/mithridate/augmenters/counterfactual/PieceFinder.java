package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.augmenters.language.ClosedClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the pieces of a caption that a lexicon can replace. */
final class PieceFinder {

    /** Words of the longest attribute, with one to spare. */
    private static final int LONGEST_VALUE = 4;

    /** In place of a noun that is not known. */
    private static final String NOBODY = "";

    /** In place of an object of which no list says anything. */
    private static final String UNKNOWN = "-";

    private static final Set<String> MATERIALS =
            Set.of(
                    ("brick stone wood concrete marble tin metal straw glass plastic ceramic"
                                    + " porcelain clay iron steel paper leather cotton silk wool"
                                    + " cardboard")
                            .split(" ", -1));

    /** What may be said of all that somebody does somewhere. */
    private static final Set<String> STAYING = Set.of("outside", "inside", "far from");

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final List<Piece> pieces = new ArrayList<>();
    private final SurroundingsFinder surroundings;
    private final CountFinder counts;
    private final ProperNames names;

    /** The things and attributes that the caption names, denied ones included, each once. */
    private final List<String> presentThings;

    private final List<String> presentAttributes;

    PieceFinder(ParsedCaption caption, AssertedPhrases asserted, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.asserted = asserted;
        this.lexicon = lexicon;
        LinkedHashSet<String> things = new LinkedHashSet<>();
        LinkedHashSet<String> attributes = new LinkedHashSet<>();
        for (NounPhrase phrase : caption.phrases()) {
            if (Pieces.hasNoun(phrase)) {
                things.add(Pieces.head(caption, phrase));
            }
            for (Span span : attributes(phrase)) {
                attributes.add(span.in(caption));
            }
        }
        presentThings = List.copyOf(things);
        presentAttributes = List.copyOf(attributes);
        names = new ProperNames(caption);
        surroundings = new SurroundingsFinder(caption, presentThings);
        counts = new CountFinder(caption, lexicon);
    }

    /** Nouns without a count, which are replaced in another number. */
    List<Piece> findNumbers() {
        return new NumberFinder(caption, lexicon, names).find(asserted);
    }

    /** Pronouns that say whether somebody is a man or a woman, where nothing else does. */
    List<Piece> findPossessors() {
        return new PossessorFinder(caption, lexicon).find();
    }

    /** Relations of which it is less sure that another goes with what they are between. */
    List<Piece> findDoubtfulRelations() {
        pieces.clear();
        findRelations(false);
        findActions(false);
        return List.copyOf(pieces);
    }

    /** The pieces of all kinds. */
    List<Piece> find() {
        pieces.clear();
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (asserted.contains(i)) {
                NounPhrase phrase = caption.phrases().get(i);
                findObject(phrase);
                findAttributes(phrase);
                findMaterial(phrase);
                counts.count(i).ifPresent(pieces::add);
            }
        }
        findRelations(true);
        findActions(true);
        return List.copyOf(pieces);
    }

    private void findObject(NounPhrase phrase) {
        Span span = name(phrase);
        String name = span.in(caption);
        if (lexicon.isReplaceable(name) && !isName(span)) {
            boolean plural = Pieces.isPlural(caption, phrase);
            add(
                    Negative.Kind.OBJECT,
                    span,
                    () -> lexicon.things(name, plural, surroundings.of(phrase, span.first)));
        }
    }

    /** The noun, and an attribute that makes a compound with it: "polar bear". */
    private Span name(NounPhrase phrase) {
        int first = phrase.headFirst();
        boolean compound =
                Pieces.hasNoun(phrase)
                        && phrase.attributes().contains(first - 1)
                        && lexicon.isCompound(Pieces.normal(caption, first - 1, phrase.end()));
        return new Span(compound ? first - 1 : first, phrase.end());
    }

    /** Whether something has a name of its own. */
    private boolean isName(Span span) {
        if (span.first > 0 && caption.tokens().get(span.first - 1).text().equals("@")) {
            return true;
        }
        for (int i = span.first; i < span.end; i++) {
            if (names.isName(i)) {
                return true;
            }
        }
        return false;
    }

    private void findAttributes(NounPhrase phrase) {
        String noun = Pieces.hasNoun(phrase) ? Pieces.head(caption, phrase) : describedBy(phrase);
        for (Span span : attributes(phrase)) {
            String value = span.in(caption);
            if (span.end > name(phrase).first && Pieces.hasNoun(phrase)) {
                continue;
            }
            add(
                    Negative.Kind.ATTRIBUTE,
                    span,
                    () ->
                            lexicon.attributes(value, noun, presentAttributes).stream()
                                    .filter(other -> !surroundings.speaksOf(other))
                                    .toList());
        }
    }

    /** "a stone wall": what something is made of may stand as a noun. */
    private void findMaterial(NounPhrase phrase) {
        int first = phrase.headFirst();
        if (phrase.end() - first < 2) {
            return;
        }
        Span span = new Span(first, first + 1);
        String value = span.in(caption);
        if (MATERIALS.contains(value)) {
            String noun = Pieces.normal(caption, first + 1, phrase.end());
            add(
                    Negative.Kind.ATTRIBUTE,
                    span,
                    () -> lexicon.attributes(value, noun, presentAttributes));
        }
    }

    /** The noun of which attributes are said that stand for themselves: "the dog is small". */
    private String describedBy(NounPhrase attributes) {
        String noun = "";
        int before = attributes.first() - 1;
        if (before < 0 || !ClosedClass.isCopula(caption.tokens().get(before).text())) {
            return NOBODY;
        }
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() <= attributes.first() && Pieces.hasNoun(phrase)) {
                noun = Pieces.head(caption, phrase);
            }
        }
        return noun;
    }

    /** The values among a phrase's attributes; one may have several words. */
    private List<Span> attributes(NounPhrase phrase) {
        List<Integer> tokens = phrase.attributes();
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int length = longestValue(tokens, at);
            if (length > 0) {
                int first = tokens.get(at);
                spans.add(new Span(first, first + length));
            }
            at += Math.max(1, length);
        }
        return spans;
    }

    private int longestValue(List<Integer> tokens, int at) {
        int adjacent = 1;
        while (adjacent < LONGEST_VALUE
                && at + adjacent < tokens.size()
                && tokens.get(at + adjacent) == tokens.get(at) + adjacent) {
            adjacent++;
        }
        int length = adjacent;
        while (length > 0
                && !lexicon.isAttribute(
                        Pieces.normal(caption, tokens.get(at), tokens.get(at) + length))) {
            length--;
        }
        return length;
    }

    private void findRelations(boolean sure) {
        for (Relation relation : caption.relations()) {
            if (asserted.contains(relation)) {
                findRelation(relation, sure);
            }
        }
        findFirstRelation();
    }

    /** "close to a river": a caption may begin with a preposition. */
    private void findFirstRelation() {
        if (caption.phrases().isEmpty() || !asserted.contains(0)) {
            return;
        }
        NounPhrase object = caption.phrases().get(0);
        Span span = new Span(0, object.first());
        if (object.first() > 0 && Pieces.hasNoun(object)) {
            String name = Pieces.head(caption, object);
            List<String> others = lexicon.relations(span.in(caption), "", "", name, true);
            if (!others.isEmpty()) {
                add(Negative.Kind.RELATION, span, () -> others);
            }
        }
    }

    private String verbIn(Relation relation, int end) {
        String verb = "";
        for (int i = relation.first(); i < end; i++) {
            Token token = caption.tokens().get(i);
            if (token.tag().startsWith("VB") && !isAuxiliary(token)) {
                verb = token.lemma();
            }
        }
        return verb;
    }

    private void findRelation(Relation relation, boolean sure) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        NounPhrase object = caption.phrases().get(relation.object());
        if (!Pieces.hasNoun(subject) || !Pieces.hasNoun(object) || isSame(subject, object)) {
            return;
        }
        for (int length = relation.end() - relation.first(); length > 0; length--) {
            for (int first = relation.first(); first + length <= relation.end(); first++) {
                Span span = new Span(first, first + length);
                List<String> others = others(relation, span, sure);
                if (!others.isEmpty() && standsAlone(span, relation)) {
                    add(Negative.Kind.RELATION, span, () -> others);
                    return;
                }
            }
        }
    }

    /**
     * What does not hold between a relation's two, nor between the phrase before it and its object.
     */
    private List<String> others(Relation relation, Span span, boolean sure) {
        String words = span.in(caption);
        NounPhrase object = caption.phrases().get(relation.object());
        // "a man without a long beard": nobody says so who sees none.
        boolean plain =
                object.count().isEmpty()
                        && object.attributes().stream()
                                .allMatch(attribute -> attribute >= name(object).first);
        if (words.equals("with") && !plain) {
            return List.of();
        }
        // "on a bed of ice", "in its pouch"
        boolean more = prepositionAt(object.end()).equals("of") || isPossessor(object.first());
        if (more && !words.equals("with") && !words.equals("without")) {
            return List.of();
        }
        String verb = verbIn(relation, span.first);
        String name = Pieces.head(caption, object);
        String subject = Pieces.head(caption, caption.phrases().get(relation.subject()));
        List<String> others = lexicon.relations(words, verb, subject, name, sure);
        int before = relation.object() - 1;
        if (before == relation.subject() || !verb.isEmpty()) {
            return others;
        }
        // "spraying water on a car" is not done under one, though both may be outside.
        String near = Pieces.head(caption, caption.phrases().get(before));
        List<String> ofNear = lexicon.relations(words, verb, near, name, sure);
        return others.stream()
                .filter(ofNear::contains)
                .filter(other -> STAYING.contains(other))
                .toList();
    }

    private void findActions(boolean sure) {
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase subject = caption.phrases().get(i);
            int verb = verbAfter(subject.end());
            if (verb >= 0
                    && asserted.contains(i)
                    && Pieces.hasNoun(subject)
                    && !saysHow(verb + 1)
                    && !objectOf(verb).equals(UNKNOWN)) {
                Span span = new Span(verb, verb + 1);
                List<String> others =
                        lexicon.actions(
                                span.in(caption),
                                Pieces.head(caption, subjectOf(verb, i)),
                                objectOf(verb),
                                prepositionAt(verb + 1),
                                sure);
                if (!others.isEmpty()) {
                    add(Negative.Kind.RELATION, span, () -> others);
                }
            }
        }
    }

    /** Of "a girl in pajamas brushes her hair" the girl. */
    private NounPhrase subjectOf(int verb, int before) {
        String tag = caption.tokens().get(verb).tag();
        int subject = before;
        if (tag.equals("VBZ") || tag.equals("VBP")) {
            while (subject > 0 && isJoined(subject)) {
                subject--;
            }
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
        while (at < caption.tokens().size() && isAuxiliary(caption.tokens().get(at))) {
            at++;
        }
        boolean verb =
                at < caption.tokens().size() && caption.tokens().get(at).tag().startsWith("VB");
        return verb ? at : -1;
    }

    private static boolean isAuxiliary(Token token) {
        return switch (token.lemma()) {
            case "is", "are", "was", "were", "be" -> true;
            default -> token.tag().equals("WDT");
        };
    }

    /** The noun that follows a verb; empty if none does. */
    private String objectOf(int verb) {
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.first() == verb + 1
                    || (phrase.first() == verb + 2 && isPossessor(verb + 1))) {
                return Pieces.hasNoun(phrase) && !leadsOn(phrase.end())
                        ? Pieces.head(caption, phrase)
                        : UNKNOWN;
            }
        }
        return NOBODY;
    }

    /** "feeding a goat through a fence": what follows goes with one verb alone. */
    private boolean leadsOn(int token) {
        return switch (prepositionAt(token)) {
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

    private boolean isPossessor(int token) {
        return caption.tokens().get(token).tag().startsWith("PRP");
    }

    /** "running late", "walking slowly": how goes with one verb alone. */
    private boolean saysHow(int token) {
        if (token >= caption.tokens().size()) {
            return false;
        }
        String tag = caption.tokens().get(token).tag();
        return tag.equals("RB") || tag.equals("JJ");
    }

    private String prepositionAt(int token) {
        if (token >= caption.tokens().size()) {
            return "";
        }
        return switch (caption.tokens().get(token).tag()) {
            case "IN", "TO", "RP" -> caption.tokens().get(token).text().toLowerCase(Locale.ROOT);
            default -> "";
        };
    }

    /** Not the "with" of "topped with", nor the "on" of "on the other side of". */
    private boolean standsAlone(Span span, Relation relation) {
        boolean preposition = caption.tokens().get(span.end - 1).tag().equals("IN");
        String before =
                span.first > relation.first() ? caption.tokens().get(span.first - 1).tag() : "";
        boolean bound = before.equals("VBN") || before.equals("VBD") || before.equals("IN");
        return !preposition || (!bound && span.end == relation.end());
    }

    /** "a dog above a dog" is true the other way round, too. */
    private boolean isSame(NounPhrase subject, NounPhrase object) {
        return lemma(subject).equals(lemma(object));
    }

    private String lemma(NounPhrase phrase) {
        StringBuilder lemma = new StringBuilder();
        for (int i = phrase.headFirst(); i < phrase.end(); i++) {
            lemma.append(caption.tokens().get(i).lemma()).append(' ');
        }
        return lemma.toString();
    }

    private void add(Negative.Kind kind, Span span, Supplier<List<String>> others) {
        pieces.add(
                new Piece(
                        kind,
                        () ->
                                others.get().stream()
                                        .map(by -> new Replacement(kind, span.first, span.end, by))
                                        .toList()));
    }

    /** Tokens from the first to before the end. */
    private record Span(int first, int end) {

        private String in(ParsedCaption caption) {
            return Pieces.normal(caption, first, end);
        }
    }
}
