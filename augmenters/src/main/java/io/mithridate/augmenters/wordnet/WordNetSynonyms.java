package io.mithridate.augmenters.wordnet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Synonyms from WordNet 3.1, which is read when the first word is looked up; safe for use by
 * several threads.
 */
public final class WordNetSynonyms {

    private @Nullable Morphy morphy;

    /**
     * Returns the other members of every synonym set that contains a word, over all its parts of
     * speech and base forms, without duplicates and with the most common sense first.
     *
     * @param word a word in lower case, possibly inflected
     * @return the synonyms, never the word itself; may be empty
     */
    public List<String> of(String word) {
        Morphy forms = morphy();
        Set<String> synonyms = new LinkedHashSet<>();
        for (PartOfSpeech part : PartOfSpeech.values()) {
            for (String base : forms.baseForms(part, word)) {
                for (int sense : forms.wordNet().senses(part, base)) {
                    synonyms.addAll(forms.wordNet().members(part, sense));
                }
            }
        }
        synonyms.removeIf(word::equalsIgnoreCase);
        return List.copyOf(synonyms);
    }

    private synchronized Morphy morphy() {
        if (morphy == null) {
            morphy = new Morphy(WordNet.read());
        }
        return morphy;
    }
}
