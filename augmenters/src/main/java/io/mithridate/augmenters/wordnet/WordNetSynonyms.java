package io.mithridate.augmenters.wordnet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Synonyms from WordNet 3.1, which is read when the first word is looked up. */
public final class WordNetSynonyms implements Synonyms {

    private @Nullable Opened opened;

    @Override
    public List<String> of(String word) {
        Opened source = open();
        Set<String> synonyms = new LinkedHashSet<>();
        for (PartOfSpeech part : PartOfSpeech.values()) {
            for (String base : source.morphy.baseForms(part, word)) {
                for (int sense : source.wordNet.senses(part, base)) {
                    synonyms.addAll(source.wordNet.members(part, sense));
                }
            }
        }
        synonyms.removeIf(word::equalsIgnoreCase);
        return List.copyOf(synonyms);
    }

    private synchronized Opened open() {
        Opened source = opened;
        if (source == null) {
            WordNet wordNet = WordNet.read();
            source = new Opened(wordNet, new Morphy(wordNet));
            opened = source;
        }
        return source;
    }

    private record Opened(WordNet wordNet, Morphy morphy) {}
}
