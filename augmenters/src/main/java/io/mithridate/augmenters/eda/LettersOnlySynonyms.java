package io.mithridate.augmenters.eda;

import io.mithridate.augmenters.wordnet.Synonyms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Synonyms as the reference implementation sees them: in lower case, with hyphens replaced by
 * spaces, and without any other characters except a to z.
 *
 * @param source the source of synonyms
 */
record LettersOnlySynonyms(Synonyms source) implements Synonyms {

    @Override
    public List<String> of(String word) {
        Set<String> reduced = new LinkedHashSet<>();
        for (String synonym : source.of(word)) {
            String letters =
                    synonym.toLowerCase(Locale.ROOT)
                            .replace('-', ' ')
                            .replaceAll("[^a-z ]", "")
                            .strip();
            if (!letters.isBlank() && !letters.equals(word)) {
                reduced.add(letters);
            }
        }
        return List.copyOf(reduced);
    }
}
