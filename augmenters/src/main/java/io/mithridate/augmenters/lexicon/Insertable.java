package io.mithridate.augmenters.lexicon;

import io.mithridate.augmenters.language.Words;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that a text contains no excluded word, so that it may be inserted. */
final class Insertable {

    private final Set<String> excluded;

    Insertable(Collection<String> excluded) {
        this.excluded =
                excluded.stream().map(Words::normal).collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String text) {
        String normal = Words.normal(text);
        return !excluded.contains(normal)
                && Words.split(normal).stream()
                        .noneMatch(span -> excluded.contains(span.in(normal)));
    }
}
