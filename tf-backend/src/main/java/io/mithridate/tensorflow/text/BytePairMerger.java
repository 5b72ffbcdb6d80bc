package io.mithridate.tensorflow.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encodes single words: as long as adjacent tokens can be merged, the leftmost occurrence of the
 * pair that was learned first is merged.
 *
 * <p>Encoded words are cached, up to a limit. Safe for use by several threads.
 */
final class BytePairMerger {

    private static final int MAX_CACHED_WORDS = 1 << 18;
    private static final int MAX_CACHED_LENGTH = 64;

    private final BytePairVocabulary vocabulary;
    private final ConcurrentHashMap<String, int[]> cache = new ConcurrentHashMap<>();

    BytePairMerger(BytePairVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Returns the ids of a word; the last of them is marked as the end of a word.
     *
     * @param word at least one character, without white space
     * @return the ids; shared, not to be modified
     */
    int[] encode(String word) {
        int[] known = cache.get(word);
        if (known != null) {
            return known;
        }
        int[] ids = merge(BytePairVocabulary.byteIds(word.getBytes(StandardCharsets.UTF_8)));
        if (word.length() <= MAX_CACHED_LENGTH && cache.size() < MAX_CACHED_WORDS) {
            cache.put(word, ids);
        }
        return ids;
    }

    /**
     * Merges in place, in O(n log n) steps. The tokens form a linked list, and the queue contains
     * the merges that were possible when they were found, as (merged id, position of the left
     * token).
     */
    private int[] merge(int[] tokens) {
        int length = tokens.length;
        int[] next = new int[length];
        int[] previous = new int[length];
        PriorityQueue<Long> candidates = new PriorityQueue<>();
        for (int i = 0; i < length; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
            if (i > 0) {
                offer(candidates, tokens, i - 1, i);
            }
        }
        for (Long candidate = candidates.poll(); candidate != null; candidate = candidates.poll()) {
            int merged = (int) (candidate >>> Integer.SIZE);
            int left = candidate.intValue();
            int right = next[left];
            boolean outdated =
                    tokens[left] < 0
                            || right >= length
                            || vocabulary.mergedId(tokens[left], tokens[right]) != merged;
            if (outdated) {
                continue;
            }
            tokens[left] = merged;
            tokens[right] = -1;
            next[left] = next[right];
            if (next[left] < length) {
                previous[next[left]] = left;
                offer(candidates, tokens, left, next[left]);
            }
            if (previous[left] >= 0) {
                offer(candidates, tokens, previous[left], left);
            }
        }
        return Arrays.stream(tokens).filter(token -> token >= 0).toArray();
    }

    private void offer(PriorityQueue<Long> candidates, int[] tokens, int left, int right) {
        int merged = vocabulary.mergedId(tokens[left], tokens[right]);
        if (merged >= 0) {
            candidates.add((long) merged << Integer.SIZE | left);
        }
    }
}
