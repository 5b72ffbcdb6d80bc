package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.augmenters.language.ClosedClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the pieces of a caption that a lexicon can replace. */
final class PieceFinder {

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final List<Piece> pieces = new ArrayList<>();

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
    }

    List<Piece> find() {
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (asserted.contains(i)) {
                NounPhrase phrase = caption.phrases().get(i);
                findObject(phrase);
                findAttributes(phrase);
                findCount(phrase);
            }
        }
        for (Relation relation : caption.relations()) {
            if (asserted.contains(relation)) {
                findRelation(relation);
            }
        }
        return pieces;
    }

    private void findObject(NounPhrase phrase) {
        String name = Pieces.head(caption, phrase);
        if (lexicon.isThing(name)) {
            boolean plural = Pieces.isPlural(caption, phrase);
            Span span = new Span(phrase.headFirst(), phrase.end());
            add(Negative.Kind.OBJECT, span, () -> lexicon.things(name, plural, presentThings));
        }
    }

    private void findAttributes(NounPhrase phrase) {
        for (Span span : attributes(phrase)) {
            String value = span.in(caption);
            String noun = Pieces.head(caption, phrase);
            add(
                    Negative.Kind.ATTRIBUTE,
                    span,
                    () -> lexicon.attributes(value, noun, presentAttributes));
        }
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
        return phrase.first() == count && !verbBefore && !verbAfter && !pronoun;
    }

    private boolean mayAgree(int token) {
        String tag = caption.tokens().get(token).tag();
        return tag.equals("XX") || tag.equals("WDT") || tag.startsWith("VB");
    }

    private void findRelation(Relation relation) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        NounPhrase object = caption.phrases().get(relation.object());
        if (!Pieces.hasNoun(subject) || !Pieces.hasNoun(object) || isSame(subject, object)) {
            return;
        }
        for (int length = relation.end() - relation.first(); length > 0; length--) {
            for (int first = relation.first(); first + length <= relation.end(); first++) {
                Span span = new Span(first, first + length);
                List<String> others = lexicon.relations(span.in(caption));
                if (!others.isEmpty() && standsAlone(span, relation)) {
                    add(Negative.Kind.RELATION, span, () -> others);
                    return;
                }
            }
        }
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
