package io.mithridate.augmenters.wordnet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches the synonyms of words that are looked up or given in advance. */
public final class CachedSynonyms implements Synonyms {

    /** Limits the cache, because any number of texts may be augmented. */
    private static final int MAX_LATER_WORDS = 100_000;

    private final Synonyms source;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, List<String>> later = new ConcurrentHashMap<>();

    /**
     * Looks up words that are certain to be needed.
     *
     * @param source the source of synonyms
     * @param words words in lower case
     */
    public CachedSynonyms(Synonyms source, Collection<String> words) {
        this.source = source;
        for (String word : words) {
            known.computeIfAbsent(word, source::of);
        }
    }

    @Override
    public List<String> of(String word) {
        List<String> synonyms = known.get(word);
        if (synonyms != null) {
            return synonyms;
        }
        synonyms = later.get(word);
        if (synonyms != null) {
            return synonyms;
        }
        synonyms = source.of(word);
        if (later.size() < MAX_LATER_WORDS) {
            later.put(word, synonyms);
        }
        return synonyms;
    }
}
