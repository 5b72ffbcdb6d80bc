package io.mithridate.augmenters.eda;

import io.mithridate.augmenters.wordnet.Synonyms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Synonyms as the reference implementation sees them: in lower case, hyphens as spaces, every other
 * character but a to z dropped.
 *
 * @param source where they come from
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
