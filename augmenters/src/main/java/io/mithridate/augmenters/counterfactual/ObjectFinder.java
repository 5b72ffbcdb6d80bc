package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.Optional;
import java.util.Set;

/** Finds the things of a caption that others may take the place of. */
final class ObjectFinder {

    /** What points back to a noun that the caption has named, or on to one that it will. */
    private static final Set<String> POINTERS = Set.of("another", "other", "same");

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final ProperNames names;
    private final SurroundingsFinder surroundings;
    private final NameSpans nameSpans;

    ObjectFinder(
            ParsedCaption caption,
            ReplacementLexicon lexicon,
            ProperNames names,
            SurroundingsFinder surroundings) {
        this.caption = caption;
        this.lexicon = lexicon;
        this.names = names;
        this.surroundings = surroundings;
        nameSpans = new NameSpans(caption, lexicon);
    }

    /**
     * A phrase's noun; empty if nothing may take its place.
     *
     * @param sure whether only what surely goes with what stands beside it
     */
    Optional<Piece> find(NounPhrase phrase, boolean sure) {
        Span span = nameSpans.of(phrase);
        String name = span.in(caption);
        if (!lexicon.isReplaceable(name) || isName(span) || isPointedAt(phrase)) {
            return Optional.empty();
        }
        boolean plural = Pieces.isPlural(caption, phrase);
        return Optional.of(
                span.piece(
                        Negative.Kind.OBJECT,
                        () ->
                                lexicon.things(
                                        name,
                                        plural,
                                        surroundings.of(phrase, span.first()),
                                        sure)));
    }

    /** Whether something has a name of its own. */
    private boolean isName(Span span) {
        if (span.first() > 0 && caption.tokens().get(span.first() - 1).text().equals("@")) {
            return true;
        }
        for (int i = span.first(); i < span.end(); i++) {
            if (names.isName(i)) {
                return true;
            }
        }
        return false;
    }

    /** "a man and another man": neither can change alone. */
    private boolean isPointedAt(NounPhrase phrase) {
        String noun = lemma(phrase);
        return caption.phrases().stream()
                .filter(other -> Pieces.hasNoun(other) && lemma(other).equals(noun))
                .anyMatch(this::pointsElsewhere);
    }

    private boolean pointsElsewhere(NounPhrase phrase) {
        return caption.tokens().subList(phrase.first(), phrase.headFirst()).stream()
                .anyMatch(token -> POINTERS.contains(token.lemma()));
    }

    private String lemma(NounPhrase phrase) {
        return Pieces.lemma(caption, phrase.end() - 1);
    }
}
