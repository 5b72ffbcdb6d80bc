package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;

/**
 * Another text for a piece of a caption.
 *
 * @param kind what the piece is
 * @param first its first token
 * @param end after its last token
 * @param by what takes its place
 */
record Replacement(Negative.Kind kind, int first, int end, String by) {

    /** The caption with the piece replaced. */
    Negative in(ParsedCaption caption) {
        CaptionEdit edit = CaptionEdit.ofAll(caption);
        edit.replace(first, end, by);
        return new Negative(edit.toString(), kind, Pieces.text(caption, first, end), by);
    }
}
