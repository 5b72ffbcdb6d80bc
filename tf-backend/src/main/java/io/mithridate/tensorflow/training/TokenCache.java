package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.text.CutTexts;
import io.mithridate.tensorflow.text.Tokenizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the ids of texts that come again; bounded, and safe for use by several threads. */
final class TokenCache {

    private static final int CAPACITY = 200_000;

    private final Tokenizer tokenizer;
    private final CutTexts cut;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    TokenCache(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        cut = new CutTexts(tokenizer);
    }

    /** The ids of a text; shared, not to be changed. */
    int[] encode(String text) {
        int[] ids = known.get(text);
        if (ids == null) {
            ids = tokenizer.encode(text);
            cut.see(text);
            if (known.size() < CAPACITY) {
                known.put(text, ids);
            }
        }
        return ids;
    }
}
