package io.mithridate.augmenters.language;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Computes values of words once and keeps them, up to a limit, because the number of texts is not
 * limited; safe for use by several threads.
 *
 * @param <V> the type of the values
 */
public final class BoundedCache<V> {

    private static final int MAX_WORDS = 200_000;
    private static final int MAX_LENGTH = 60;

    private final Function<String, V> source;
    private final Map<String, V> known = new ConcurrentHashMap<>();

    /** Creates an empty cache of the values that a function computes. */
    public BoundedCache(Function<String, V> source) {
        this.source = source;
    }

    /** Returns the value of a word. */
    public V of(String word) {
        V value = known.get(word);
        if (value == null) {
            value = source.apply(word);
            if (known.size() < MAX_WORDS && word.length() <= MAX_LENGTH) {
                known.put(word, value);
            }
        }
        return value;
    }
}
