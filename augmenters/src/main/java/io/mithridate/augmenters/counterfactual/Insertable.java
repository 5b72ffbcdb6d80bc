package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.Words;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts that may be inserted: those with no excluded word. */
final class Insertable {

    private final Set<String> excluded;

    Insertable(Collection<String> excluded) {
        this.excluded =
                excluded.stream().map(Pieces::normal).collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String text) {
        return !excluded.contains(text)
                && Words.split(text).stream().noneMatch(span -> excluded.contains(span.in(text)));
    }
}
