package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative.Kind;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.Prepositions;
import io.mithridate.augmenters.lexicon.Lexicon;
import io.mithridate.augmenters.lexicon.Lexicon.Form;
import io.mithridate.augmenters.lexicon.Lexicon.Present;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the pieces of a caption that a lexicon can replace. */
final class PieceFinder {

    /** One more than the number of words in the longest attribute. */
    private static final int MAX_VALUE_LENGTH = 4;

    private static final Set<String> SEPARATORS = Set.of("and", ",");

    private final ParsedCaption caption;
    private final CaptionShape shape;
    private final Lexicon lexicon;
    private final List<String> lower;
    private final Present present;

    PieceFinder(CaptionShape shape, Lexicon lexicon) {
        this.shape = shape;
        this.lexicon = lexicon;
        caption = shape.caption();
        lower = caption.lower();
        present = present();
    }

    /** Returns the distinct things and attributes that the caption names, including denied ones. */
    private Present present() {
        Set<String> things = new LinkedHashSet<>();
        Set<String> attributes = new LinkedHashSet<>();
        Set<Integer> described = new HashSet<>();
        for (NounPhrase phrase : caption.phrases()) {
            described.addAll(phrase.attributes());
            if (phrase.hasNoun()) {
                things.add(caption.head(phrase));
            }
            for (Span span : attributeSpans(phrase)) {
                attributes.add(words(span));
            }
        }
        Set<String> words = new HashSet<>(lower);
        Set<String> actions = new HashSet<>();
        for (int i = 0; i < lower.size(); i++) {
            words.add(caption.lemma(i));
            if (caption.tag(i).startsWith("VB") && !described.contains(i)) {
                actions.add(caption.lemma(i));
            }
        }
        return new Present(List.copyOf(things), List.copyOf(attributes), actions, words);
    }

    /** Returns the pieces of all kinds. */
    List<Piece> find() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (shape.asserted().contains(i) && shape.mayChange(i)) {
                NounPhrase phrase = caption.phrases().get(i);
                findObject(i, pieces);
                findAttributes(phrase, pieces);
                findCount(phrase, pieces);
                findLastVerb(i, pieces);
            }
        }
        for (Relation relation : caption.relations()) {
            if (shape.asserted().contains(relation)) {
                findRelations(relation, pieces);
            }
        }
        return List.copyOf(pieces);
    }

    private void findObject(int index, List<Piece> pieces) {
        NounPhrase phrase = caption.phrases().get(index);
        Span span = nameOf(phrase);
        String name = words(span);
        if (!lexicon.isReplaceable(name) || isPurpose(phrase)) {
            return;
        }
        int before = phrase.first() - 1;
        Form form =
                caption.isPlural(phrase)
                        ? Form.PLURAL
                        : before >= 0 && lacksArticle(phrase) ? Form.BARE : Form.SINGULAR;
        int listed = firstOfList(index);
        String subject = listed > 0 ? caption.head(caption.phrases().get(listed - 1)) : "";
        Lexicon.Piece piece =
                new Lexicon.Piece(
                        Kind.OBJECT,
                        relationEndingAt(caption.phrases().get(listed).first() - 1),
                        caption.lemma(phrase.end()),
                        "",
                        subject,
                        name,
                        form);
        pieces.add(
                Piece.of(
                        Kind.OBJECT,
                        span.first,
                        span.end,
                        () -> lexicon.others(piece, presentFrom(phrase.end()))));
    }

    /**
     * Returns everything the caption names, except pronouns that only occur before the given token:
     * "her son".
     */
    private Present presentFrom(int token) {
        Set<String> words = new HashSet<>(present.words());
        for (int i = 0; i < token; i++) {
            if (caption.tag(i).startsWith("PRP")
                    && !lower.subList(token, lower.size()).contains(lower.get(i))) {
                words.remove(caption.lemma(i));
                words.remove(lower.get(i));
            }
        }
        return new Present(present.things(), present.attributes(), present.actions(), words);
    }

    /**
     * {@code true} if an attribute says what the thing is for and would not fit another noun: "a
     * charging station".
     */
    private boolean isPurpose(NounPhrase phrase) {
        return phrase.attributes().stream()
                .map(token -> lower.get(token))
                .anyMatch(word -> word.endsWith("ing") && !lexicon.isAttribute(word));
    }

    /** Returns the first phrase of a list; the words before it apply to the whole list. */
    private int firstOfList(int index) {
        int first = index;
        while (first > 0
                && caption.phrases().get(first).first() - caption.phrases().get(first - 1).end()
                        == 1
                && SEPARATORS.contains(caption.lemma(caption.phrases().get(first).first() - 1))) {
            first--;
        }
        return first;
    }

    /**
     * Returns the base form of the verb, or the preposition, that ends with a token; otherwise the
     * token itself.
     */
    private String relationEndingAt(int token) {
        if (caption.tag(token).startsWith("VB")) {
            return caption.lemma(token);
        }
        for (int first = Math.max(0, token - MAX_VALUE_LENGTH); first < token; first++) {
            if (first + Prepositions.lengthAt(lower, first) == token + 1) {
                return String.join(" ", lower.subList(first, token + 1));
            }
        }
        return token >= 0 ? lower.get(token) : "";
    }

    private boolean lacksArticle(NounPhrase phrase) {
        String tag = caption.tag(phrase.first());
        return !tag.equals("DT") && !tag.equals("PRP$") && phrase.count().isEmpty();
    }

    /** Returns the noun, including an attribute that forms a compound with it: "polar bear". */
    private Span nameOf(NounPhrase phrase) {
        int first = phrase.headFirst();
        boolean compound =
                phrase.hasNoun()
                        && phrase.attributes().contains(first - 1)
                        && isCompound(first - 1, phrase.end());
        return new Span(compound ? first - 1 : first, phrase.end());
    }

    /**
     * {@code true} if the words name a separate kind of thing, and not a thing with an attribute:
     * "young man".
     */
    private boolean isCompound(int first, int end) {
        return lexicon.isCompound(caption.words(first, end));
    }

    private void findAttributes(NounPhrase phrase, List<Piece> pieces) {
        String noun = phrase.hasNoun() ? caption.head(phrase) : describedNoun(phrase);
        List<Span> spans = new ArrayList<>(attributeSpans(phrase));
        int head = phrase.headFirst();
        // Nouns used as attributes: "a stone wall", "a winter forest".
        if (phrase.end() - head > 1 && !isCompound(head, phrase.end())) {
            spans.add(new Span(head, head + 1));
        }
        for (Span span : spans) {
            boolean isAmbiguous = span.first < head && isOfAnotherNoun(phrase);
            if (!isAmbiguous && !isColorShade(span.first - 1) && !isElaboratedLater(span)) {
                Lexicon.Piece piece =
                        Lexicon.Piece.of(
                                Kind.ATTRIBUTE,
                                "",
                                "",
                                span.first == head ? caption.words(head + 1, phrase.end()) : noun,
                                words(span));
                boolean hasShade = span.first > 0 && ClosedClass.isShade(lower.get(span.first - 1));
                String impliedColor =
                        hasShade
                                ? lower.get(span.first - 1).equals("dark") ? "black" : "white"
                                : "";
                pieces.add(
                        Piece.of(
                                Kind.ATTRIBUTE,
                                hasShade ? span.first - 1 : span.first,
                                span.end,
                                () ->
                                        lexicon.others(piece, present).stream()
                                                .filter(other -> !mentions(other))
                                                .filter(other -> !other.equals(impliedColor))
                                                .toList()));
            }
        }
    }

    /**
     * {@code true} if the token is a noun, which makes the next word a shade of color: "lime
     * green".
     */
    private boolean isColorShade(int token) {
        return caption.tag(token).startsWith("NN");
    }

    /**
     * {@code true} if an attribute may belong to another noun: in "a small dog bed", the dog or the
     * bed may be small.
     */
    private boolean isOfAnotherNoun(NounPhrase phrase) {
        int head = phrase.headFirst();
        return phrase.end() - head > 1
                && !isCompound(head, phrase.end())
                && !lexicon.isAttribute(lower.get(head));
    }

    /**
     * {@code true} if a verb after the noun elaborates on the action before it: "a sleeping cat
     * curled up on a sofa".
     */
    private boolean isElaboratedLater(Span span) {
        return caption.tokens().get(span.end - 1).text().endsWith("ing")
                && caption.tag(span.end + 1).startsWith("VB");
    }

    /** {@code true} if the caption contains the word or one derived from it: "drying" for "dry". */
    private boolean mentions(String word) {
        return present.words().stream().anyMatch(other -> other.startsWith(word));
    }

    /**
     * Returns the noun that is described by attributes in a phrase of their own: "the dog is
     * small".
     */
    private String describedNoun(NounPhrase attributes) {
        String noun = "";
        int before = attributes.first() - 1;
        if (before < 0 || !ClosedClass.isCopula(caption.tokens().get(before).text())) {
            return noun;
        }
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() <= attributes.first() && phrase.hasNoun()) {
                noun = caption.head(phrase);
            }
        }
        return noun;
    }

    /** Returns the known attributes of a phrase; each may have several words. */
    private List<Span> attributeSpans(NounPhrase phrase) {
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
        int first = tokens.get(at);
        int length = 1;
        while (length < MAX_VALUE_LENGTH
                && at + length < tokens.size()
                && tokens.get(at + length) == first + length) {
            length++;
        }
        while (length > 0 && !lexicon.isAttribute(caption.words(first, first + length))) {
            length--;
        }
        return length;
    }

    private void findCount(NounPhrase phrase, List<Piece> pieces) {
        // "two sheep, one black", "four cats, two of them white": no other number would be
        // consistent.
        boolean countIsConfirmedElsewhere =
                caption.phrases().size() > 1
                        && (present.words().contains("one")
                                || present.words().contains("other")
                                || hasLoneNumber());
        if (phrase.count().isEmpty() || !phrase.hasNoun() || countIsConfirmedElsewhere) {
            return;
        }
        int token = phrase.count().getAsInt();
        String head = caption.head(phrase);
        List<String> others =
                lexicon.others(
                        Lexicon.Piece.of(Kind.COUNT, "", "", head, lower.get(token)), present);
        pieces.add(
                new Piece(
                        Kind.COUNT,
                        () ->
                                others.stream()
                                        .map(other -> countReplacement(phrase, token, other))
                                        .flatMap(Optional::stream)
                                        .toList()));
    }

    /** {@code true} if the caption has a number without a noun. */
    private boolean hasLoneNumber() {
        BitSet numbers = new BitSet();
        for (int i = 0; i < lower.size(); i++) {
            numbers.set(i, caption.tag(i).equals("CD"));
        }
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.hasNoun() && phrase.count().isPresent()) {
                numbers.clear(phrase.count().getAsInt());
            }
        }
        return !numbers.isEmpty();
    }

    private Optional<Piece.Replacement> countReplacement(
            NounPhrase phrase, int token, String other) {
        boolean several = lexicon.countsSeveral(other);
        if (several == caption.isPlural(phrase)) {
            return Optional.of(new Piece.Replacement(token, token + 1, other));
        }
        if (!canChangeNumber(phrase, token)) {
            return Optional.empty();
        }
        String between =
                caption.text()
                        .substring(
                                caption.tokens().get(token).end(),
                                caption.tokens().get(phrase.headFirst()).start());
        return lexicon.inNumber(caption.head(phrase), several)
                .map(noun -> new Piece.Replacement(token, phrase.end(), other + between + noun));
    }

    /**
     * {@code true} if only the noun must agree with the count, and no determiner, verb or pronoun.
     */
    private boolean canChangeNumber(NounPhrase phrase, int count) {
        boolean verbBefore =
                phrase.first() > 0 && ClosedClass.agreesInNumber(caption.lemma(phrase.first() - 1));
        String after = caption.tag(phrase.end());
        boolean verbAfter = after.equals("XX") || after.equals("WDT") || after.startsWith("VB");
        boolean pronoun =
                caption.tokens().stream().anyMatch(token -> ClosedClass.refersBack(token.lemma()));
        return phrase.first() == count && !verbBefore && !verbAfter && !pronoun;
    }

    /** Finds a verb without an object: "a dog is sleeping". */
    private void findLastVerb(int subject, List<Piece> pieces) {
        int verb = shape.end(subject);
        if (ClosedClass.isCopula(caption.lemma(verb))) {
            verb++;
        }
        if (!caption.tag(verb).startsWith("VB") || !shape.mayChangeVerb(subject, verb)) {
            return;
        }
        List<String> others =
                lexicon.others(
                        Lexicon.Piece.of(
                                Kind.RELATION,
                                caption.lemma(verb),
                                caption.tag(verb),
                                caption.head(caption.phrases().get(subject)),
                                ""),
                        present);
        if (!others.isEmpty()) {
            pieces.add(Piece.of(Kind.RELATION, verb, verb + 1, () -> others));
        }
    }

    /** Finds the prepositions and verbs of a relation, the longest first. */
    private void findRelations(Relation relation, List<Piece> pieces) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        NounPhrase object = caption.phrases().get(relation.object());
        if (!subject.hasNoun() || !object.hasNoun() || isSame(subject, object)) {
            return;
        }
        for (int length = relation.end() - relation.first(); length > 0; length--) {
            for (int first = relation.first(); first + length <= relation.end(); first++) {
                Span span = new Span(first, first + length);
                List<String> others = relationReplacements(relation, span, object);
                if (!others.isEmpty()) {
                    pieces.add(Piece.of(Kind.RELATION, span.first, span.end, () -> others));
                    if (length > 1 || relation.end() - relation.first() == 1) {
                        return;
                    }
                }
            }
        }
    }

    private List<String> relationReplacements(Relation relation, Span span, NounPhrase object) {
        String tag = caption.tag(span.first);
        boolean isVerb = tag.startsWith("VB");
        boolean isLast = span.end == relation.end();
        boolean followsPreposition =
                !isVerb
                        && span.first > relation.first()
                        && (caption.tag(span.first - 1).equals("IN")
                                || caption.tag(span.first - 1).equals("RP"));
        boolean isSingleVerb = isVerb && span.end - span.first == 1;
        boolean mayChange =
                isSingleVerb ? shape.mayChangeVerb(relation) : shape.mayChangePreposition(relation);
        if (followsPreposition || (!isVerb && !isLast) || !mayChange) {
            return List.of();
        }
        String words = isSingleVerb ? caption.lemma(span.first) : words(span);
        List<String> others = List.of();
        // In "a group of people standing", the subject may be the group or the people.
        for (int i = relation.subject(); others.isEmpty() && i < relation.object(); i++) {
            NounPhrase candidate = caption.phrases().get(i);
            if (candidate.hasNoun() && candidate.end() <= shape.end(relation.subject())) {
                others =
                        lexicon.others(
                                new Lexicon.Piece(
                                        Kind.RELATION,
                                        words,
                                        caption.lemma(span.end),
                                        isSingleVerb ? tag : "",
                                        caption.head(candidate),
                                        isSingleVerb && !isLast ? "" : caption.head(object),
                                        Form.SINGULAR),
                                present);
            }
        }
        return others.stream().filter(other -> !isStatedElsewhere(other)).toList();
    }

    /** {@code true} if the caption already states this relation between other things. */
    private boolean isStatedElsewhere(String relation) {
        String all = " " + String.join(" ", lower) + " ";
        return all.contains(" " + relation + " ");
    }

    /**
     * {@code true} if both phrases have the same noun; "a dog above a dog" is also true in reverse.
     */
    private boolean isSame(NounPhrase subject, NounPhrase object) {
        return lemmas(subject).equals(lemmas(object));
    }

    private List<String> lemmas(NounPhrase phrase) {
        return caption.tokens().subList(phrase.headFirst(), phrase.end()).stream()
                .map(Token::lemma)
                .toList();
    }

    private String words(Span span) {
        return caption.words(span.first, span.end);
    }

    /** The tokens from {@code first} (inclusive) to {@code end} (exclusive). */
    private record Span(int first, int end) {}
}
