package io.mithridate.runner.stages.pairs;

import io.mithridate.api.data.PairSet;
import io.mithridate.runner.data.TextKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the pairs that share a picture. Two names of pictures that agree in 64 bits are taken for
 * one, so that the pairs of both are kept together.
 */
public final class SharedPictures {

    private SharedPictures() {}

    /**
     * For each pair the next one with the same picture, in a ring: the last is followed by the
     * first, and a pair whose picture is its own by itself.
     */
    public static int[] next(PairSet pairs) {
        long[] pictures = TextKeys.of(pairs.size(), pairs::pictureId);
        int[] next = IntStream.range(0, pictures.length).toArray();
        // Millions of pairs with a picture each need no map.
        long[] shared = TextKeys.repeated(pictures);
        Map<Long, Integer> latest = new HashMap<>();
        for (int index = 0; shared.length > 0 && index < next.length; index++) {
            if (Arrays.binarySearch(shared, pictures[index]) >= 0) {
                Integer before = latest.put(pictures[index], index);
                if (before != null) {
                    next[index] = next[before];
                    next[before] = index;
                }
            }
        }
        return next;
    }
}
