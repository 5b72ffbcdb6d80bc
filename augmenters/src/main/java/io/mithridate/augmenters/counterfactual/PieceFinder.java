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
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the pieces of a caption that a lexicon can replace. */
final class PieceFinder {

    /** Two names side by side are no title. */
    private static final int FEW_WORDS = 4;

    /** In place of a noun that is not known. */
    private static final String NOBODY = "";

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final List<Piece> pieces = new ArrayList<>();
    private final SurroundingsFinder surroundings;
    private final boolean capitalsSayNothing;

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
        capitalsSayNothing = isTitle();
        surroundings = new SurroundingsFinder(caption, presentThings);
    }

    /** Relations of which it is less sure that another goes with what they are between. */
    List<Piece> findDoubtfulRelations() {
        pieces.clear();
        findRelations(false);
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
                findCount(phrase);
            }
        }
        findRelations(true);
        findActions();
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

    /** Whether something has a name of its own: capitals, where not every word has one. */
    private boolean isName(Span span) {
        if (span.first > 0 && caption.tokens().get(span.first - 1).text().equals("@")) {
            return true;
        }
        for (int i = span.first; i < span.end; i++) {
            if (caption.tokens().get(i).tag().equals("NNP") || (i > 0 && isMarkedByCapital(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarkedByCapital(int token) {
        return Character.isUpperCase(caption.tokens().get(token).text().codePointAt(0))
                && !capitalsSayNothing;
    }

    /** Whether half of a caption's words or more begin with a capital, as titles have it. */
    private boolean isTitle() {
        int words = 0;
        int capitals = 0;
        for (Token token : caption.tokens()) {
            int initial = token.text().codePointAt(0);
            words += Character.isLetter(initial) ? 1 : 0;
            capitals += Character.isUpperCase(initial) ? 1 : 0;
        }
        return caption.text().equals(caption.text().toUpperCase(Locale.ROOT))
                || (2 * capitals >= words && words > FEW_WORDS);
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
        while (at + adjacent < tokens.size()
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

    private void findCount(NounPhrase phrase) {
        if (phrase.count().isEmpty() || !Pieces.hasNoun(phrase)) {
            return;
        }
        int token = phrase.count().getAsInt();
        String word = Pieces.normal(caption, token, token + 1);
        boolean several = Pieces.isPlural(caption, phrase);
        List<ReplacementLexicon.Count> counts = lexicon.counts(word);
        pieces.add(
                new Piece(
                        Negative.Kind.COUNT,
                        () ->
                                counts.stream()
                                        .map(count -> count(phrase, token, several, count))
                                        .flatMap(Optional::stream)
                                        .toList()));
    }

    private Optional<Replacement> count(
            NounPhrase phrase, int token, boolean several, ReplacementLexicon.Count count) {
        if (count.several() == several) {
            return Optional.of(
                    new Replacement(Negative.Kind.COUNT, token, token + 1, count.word()));
        }
        if (!numberIsFree(phrase, token)) {
            return Optional.empty();
        }
        String between =
                caption.text()
                        .substring(
                                caption.tokens().get(token).end(),
                                caption.tokens().get(phrase.headFirst()).start());
        return lexicon.inNumber(Pieces.head(caption, phrase), count.several())
                .map(
                        noun ->
                                new Replacement(
                                        Negative.Kind.COUNT,
                                        token,
                                        phrase.end(),
                                        count.word() + between + noun));
    }

    /** Whether nothing but the noun agrees with the count: no determiner, no verb, no pronoun. */
    private boolean numberIsFree(NounPhrase phrase, int count) {
        boolean verbBefore =
                phrase.first() > 0
                        && ClosedClass.agreesInNumber(
                                caption.tokens().get(phrase.first() - 1).lemma());
        boolean verbAfter = phrase.end() < caption.tokens().size() && mayAgree(phrase.end());
        boolean pronoun =
                caption.tokens().stream()
                        .anyMatch(token -> ClosedClass.standsForThings(token.lemma()));
        // "four men in suits": what one of them has would not be plural.
        boolean others =
                caption.phrases().stream()
                        .anyMatch(
                                other ->
                                        !other.equals(phrase)
                                                && Pieces.isPlural(caption, other)
                                                && other.count().isEmpty());
        return phrase.first() == count && !verbBefore && !verbAfter && !pronoun && !others;
    }

    private boolean mayAgree(int token) {
        String tag = caption.tokens().get(token).tag();
        return tag.equals("XX") || tag.equals("WDT") || tag.startsWith("VB");
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
        String one = Pieces.head(caption, subject);
        String other = Pieces.head(caption, object);
        for (int length = relation.end() - relation.first(); length > 0; length--) {
            for (int first = relation.first(); first + length <= relation.end(); first++) {
                Span span = new Span(first, first + length);
                List<String> others =
                        lexicon.relations(
                                span.in(caption), verbIn(relation, first), one, other, sure);
                if (!others.isEmpty() && standsAlone(span, relation)) {
                    add(Negative.Kind.RELATION, span, () -> others);
                    return;
                }
            }
        }
    }

    private void findActions() {
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase subject = caption.phrases().get(i);
            int verb = verbAfter(subject.end());
            if (verb >= 0 && asserted.contains(i) && Pieces.hasNoun(subject)) {
                Span span = new Span(verb, verb + 1);
                List<String> others =
                        lexicon.actions(
                                span.in(caption), Pieces.head(caption, subject), hasObject(verb));
                if (!others.isEmpty()) {
                    add(Negative.Kind.RELATION, span, () -> others);
                }
            }
        }
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

    /** Whether a phrase, or "with" and one, follows a verb. */
    private boolean hasObject(int verb) {
        return caption.phrases().stream()
                .anyMatch(
                        phrase ->
                                phrase.first() == verb + 1
                                        || (phrase.first() == verb + 2
                                                && caption.tokens()
                                                        .get(verb + 1)
                                                        .lemma()
                                                        .equals("with")));
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
