package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A piece of a caption, whose replacements are looked up when it is drawn. */
final class Piece {

    private final Negative.Kind kind;
    private final Supplier<List<Replacement>> source;
    private @Nullable List<Replacement> remaining;

    Piece(Negative.Kind kind, Supplier<List<Replacement>> source) {
        this.kind = kind;
        this.source = source;
    }

    /**
     * Creates a piece from token {@code first} (inclusive) to {@code end} (exclusive) that any of
     * the given texts can replace.
     */
    static Piece of(Negative.Kind kind, int first, int end, Supplier<List<String>> others) {
        return new Piece(
                kind,
                () -> others.get().stream().map(by -> new Replacement(first, end, by)).toList());
    }

    Negative.Kind kind() {
        return kind;
    }

    /** Returns the replacements, without those that the caller has removed from this list. */
    List<Replacement> replacements() {
        List<Replacement> replacements = remaining;
        if (replacements == null) {
            replacements = new ArrayList<>(source.get());
            remaining = replacements;
        }
        return replacements;
    }

    /** Returns the caption with the piece replaced. */
    Negative toNegative(Replacement replacement, ParsedCaption caption) {
        CaptionEdit edit = CaptionEdit.ofAll(caption);
        edit.replace(replacement.first, replacement.end, replacement.by);
        return new Negative(
                edit.toString(),
                kind,
                caption.text(replacement.first, replacement.end),
                replacement.by);
    }

    /**
     * A text that replaces the tokens from {@code first} (inclusive) to {@code end} (exclusive).
     */
    record Replacement(int first, int end, String by) {}
}
