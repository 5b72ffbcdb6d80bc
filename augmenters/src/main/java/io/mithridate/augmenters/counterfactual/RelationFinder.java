package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the prepositions of a caption, of which others say that something is elsewhere. */
final class RelationFinder {

    /** What may be said of all that somebody does somewhere. */
    private static final Set<String> STAYING =
            Set.of("outside", "inside", "into", "out of", "onto", "away from", "before", "after");

    /** What is said of a thing that is somebody's as well. */
    private static final Set<String> WITH_OWNERS =
            Set.of("with", "without", "from", "into", "out of", "wearing");

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final NameSpans nameSpans;
    private final Directions directions;

    RelationFinder(ParsedCaption caption, AssertedPhrases asserted, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.asserted = asserted;
        this.lexicon = lexicon;
        nameSpans = new NameSpans(caption, lexicon);
        directions = new Directions(caption);
    }

    /**
     * The relations that others may take the place of.
     *
     * @param sure whether it must be known that another goes with what they are between
     */
    List<Piece> find(boolean sure) {
        List<Piece> pieces = new ArrayList<>();
        for (Relation relation : caption.relations()) {
            if (asserted.contains(relation)) {
                find(relation, sure).ifPresent(pieces::add);
            }
        }
        first(sure).ifPresent(pieces::add);
        if (!sure && pieces.isEmpty()) {
            pieces.addAll(withPhrases());
        }
        return pieces;
    }

    /** "close to a river": a caption may begin with a preposition. */
    private Optional<Piece> first(boolean sure) {
        if (caption.phrases().isEmpty() || !asserted.contains(0)) {
            return Optional.empty();
        }
        NounPhrase object = caption.phrases().get(0);
        Span span = new Span(0, object.first());
        if (object.first() == 0 || !Pieces.hasNoun(object)) {
            return Optional.empty();
        }
        String name = Pieces.head(caption, object);
        List<String> others = lexicon.relations(span.in(caption), "", "", name, sure);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(span.piece(Negative.Kind.RELATION, () -> others));
    }

    private Optional<Piece> find(Relation relation, boolean sure) {
        NounPhrase subject = caption.phrases().get(relation.subject());
        NounPhrase object = caption.phrases().get(relation.object());
        if (isDenied(relation)
                || !Pieces.hasNoun(subject)
                || !Pieces.hasNoun(object)
                || isSame(subject, object)) {
            return Optional.empty();
        }
        for (int length = relation.end() - relation.first(); length > 0; length--) {
            for (int first = relation.first(); first + length <= relation.end(); first++) {
                Span span = new Span(first, first + length);
                List<String> others = others(relation, span, sure);
                if (!others.isEmpty() && standsAlone(span, relation)) {
                    return Optional.of(span.piece(Negative.Kind.RELATION, () -> others));
                }
            }
        }
        return Optional.empty();
    }

    /** "with matching quilts", "with 'Security' across the front": of whatever it is said. */
    private List<Piece> withPhrases() {
        BitSet quoted = Quotations.in(caption.tokens());
        List<Piece> pieces = new ArrayList<>();
        for (int i = 1; i + 1 < caption.tokens().size(); i++) {
            Token before = caption.tokens().get(i - 1);
            boolean bound = before.tag().startsWith("VB") || before.text().endsWith("ed");
            if (!bound && !quoted.get(i) && Pieces.lemma(caption, i).equals("with")) {
                String name = quoted.get(i + 1) ? "" : nameAfter(i + 1);
                List<String> others = lexicon.relations("with", "", "", name, false);
                if (!others.isEmpty() && (quoted.get(i + 1) || !name.isEmpty())) {
                    pieces.add(new Span(i, i + 1).piece(Negative.Kind.RELATION, () -> others));
                }
            }
        }
        return pieces;
    }

    /**
     * The noun of a phrase that begins at a token, or after a participle there; empty if none does.
     */
    private String nameAfter(int token) {
        int first = caption.tokens().get(token).tag().equals("VBG") ? token + 1 : token;
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (phrase.first() == first
                    && asserted.contains(i)
                    && !isFollowedByHow(phrase)
                    && !isListed(phrase)) {
                return Pieces.hasNoun(phrase) ? Pieces.head(caption, phrase) : "";
            }
        }
        return "";
    }

    /** "with a sword and a shield": without one of them, or without both? */
    private boolean isListed(NounPhrase object) {
        String after = Pieces.lemma(caption, object.end());
        return (after.equals("and") || after.equals("&") || after.equals(","))
                && caption.phrases().stream()
                        .anyMatch(phrase -> phrase.first() == object.end() + 1);
    }

    /** "with the lid up": more than the lid is said. */
    private boolean isFollowedByHow(NounPhrase phrase) {
        if (phrase.end() == caption.tokens().size()) {
            return false;
        }
        boolean last =
                phrase.end() + 1 == caption.tokens().size()
                        || caption.tokens().get(phrase.end() + 1).tag().equals(".");
        return switch (caption.tokens().get(phrase.end()).tag()) {
            case "RP", "RB", "JJ", "VBN" -> true;
            case "IN" -> last;
            default -> false;
        };
    }

    /** "nobody at the tables outside the cafe": there may be nobody inside, either. */
    private boolean isDenied(Relation relation) {
        return caption.tokens().subList(0, relation.first()).stream()
                .map(Token::lemma)
                .anyMatch(lemma -> lemma.equals("no") || lemma.equals("nobody"));
    }

    private String verbIn(Relation relation, int end) {
        String verb = "";
        for (int i = relation.first(); i < end; i++) {
            Token token = caption.tokens().get(i);
            if (token.tag().startsWith("VB") && !Pieces.isAuxiliary(token)) {
                verb = token.lemma();
            }
        }
        return verb;
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
                                .allMatch(attribute -> attribute >= nameSpans.of(object).first());
        if (words.equals("with") && (!plain || isFollowedByHow(object))) {
            return List.of();
        }
        // "on a bed of ice", "in its pouch"
        boolean more =
                Pieces.preposition(caption, object.end()).equals("of")
                        || Pieces.isPronoun(caption, object.first());
        // "in the same bucket": what else is there may not be beside it.
        boolean same = Pieces.lemma(caption, object.first() + 1).equals("same");
        if (same || (more && !WITH_OWNERS.contains(words))) {
            return List.of();
        }
        String verb = verbIn(relation, span.first());
        String name = Pieces.head(caption, object);
        String subject = Pieces.head(caption, caption.phrases().get(relation.subject()));
        // "beside a mat beside a cup": what is said of another pair already.
        List<String> others =
                lexicon.relations(words, verb, subject, name, sure).stream()
                        .filter(other -> !isSaid(other))
                        .filter(other -> !directions.contradict(span, other))
                        .filter(other -> !other.equals("without") || !isListed(object))
                        .toList();
        int before = relation.object() - 1;
        boolean done = caption.tokens().get(span.first()).tag().startsWith("VB");
        if (before == relation.subject() || !verb.isEmpty() || done) {
            // "a baby in a chair covered in sauce": of the baby or of the chair?
            NounPhrase last = caption.phrases().get(before);
            boolean governed =
                    last.first() > 0 && caption.tokens().get(last.first() - 1).tag().equals("IN");
            return governed && others.contains("without") && words.contains(" ")
                    ? List.of()
                    : others;
        }
        // "spraying water on a car" is not done under one, though both may be outside.
        String near = Pieces.head(caption, caption.phrases().get(before));
        List<String> ofNear = lexicon.relations(words, verb, near, name, sure);
        return others.stream()
                .filter(ofNear::contains)
                .filter(other -> STAYING.contains(other))
                .toList();
    }

    private boolean isSaid(String relation) {
        String all = " " + Pieces.normal(caption, 0, caption.tokens().size()) + " ";
        return all.contains(" " + relation + " ");
    }

    /** Not the "with" of "topped with", nor the "on" of "on the other side of". */
    private boolean standsAlone(Span span, Relation relation) {
        boolean preposition = caption.tokens().get(span.end() - 1).tag().equals("IN");
        String before =
                span.first() > relation.first() ? caption.tokens().get(span.first() - 1).tag() : "";
        boolean bound = before.equals("VBN") || before.equals("VBD") || before.equals("IN");
        return !preposition || (!bound && span.end() == relation.end());
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
}
