package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import java.util.Optional;

/** Finds the things of a caption that others may take the place of. */
final class ObjectFinder {

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

    /** A phrase's noun; empty if nothing may take its place. */
    Optional<Piece> find(NounPhrase phrase) {
        Span span = nameSpans.of(phrase);
        String name = span.in(caption);
        if (!lexicon.isReplaceable(name) || isName(span)) {
            return Optional.empty();
        }
        boolean plural = Pieces.isPlural(caption, phrase);
        return Optional.of(
                span.piece(
                        Negative.Kind.OBJECT,
                        () -> lexicon.things(name, plural, surroundings.of(phrase, span.first()))));
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
}
