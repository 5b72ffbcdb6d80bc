package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tokens of a caption.
 *
 * @param first the first
 * @param end after the last
 */
record Span(int first, int end) {

    /** Their text as a {@link ReplacementLexicon} knows it. */
    String in(ParsedCaption caption) {
        return Pieces.normal(caption, first, end);
    }

    /** A piece that other texts may take the place of. */
    Piece piece(Negative.Kind kind, Supplier<List<String>> others) {
        return new Piece(
                kind,
                () ->
                        others.get().stream()
                                .map(by -> new Replacement(kind, first, end, by))
                                .toList());
    }
}
