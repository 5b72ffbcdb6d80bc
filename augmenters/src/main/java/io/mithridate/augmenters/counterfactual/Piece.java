package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A piece of a caption; what can replace it is looked up when it is drawn. */
final class Piece {

    private final Negative.Kind kind;
    private final Supplier<List<Replacement>> source;
    private @Nullable List<Replacement> left;

    Piece(Negative.Kind kind, Supplier<List<Replacement>> source) {
        this.kind = kind;
        this.source = source;
    }

    Negative.Kind kind() {
        return kind;
    }

    /** What can replace it and has not been removed from this list. */
    List<Replacement> replacements() {
        List<Replacement> replacements = left;
        if (replacements == null) {
            replacements = new ArrayList<>(source.get());
            left = replacements;
        }
        return replacements;
    }
}
