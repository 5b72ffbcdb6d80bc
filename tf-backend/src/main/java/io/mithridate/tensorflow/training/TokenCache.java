package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.text.Tokenizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the ids of texts that come again; bounded, and safe for use by several threads. */
final class TokenCache {

    private static final int CAPACITY = 200_000;

    private final Tokenizer tokenizer;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    TokenCache(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The ids of a text; shared, not to be changed. */
    int[] encode(String text) {
        int[] ids = known.get(text);
        if (ids == null) {
            ids = tokenizer.encode(text);
            if (known.size() < CAPACITY) {
                known.put(text, ids);
            }
        }
        return ids;
    }
}
