package io.mithridate.runner.stages;

import io.mithridate.api.data.PairSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the pairs that share a picture. */
final class SharedPictures {

    private SharedPictures() {}

    /**
     * For each pair the next one with the same picture, in a ring: the last is followed by the
     * first, and a pair whose picture is its own by itself.
     */
    static int[] next(PairSet pairs) {
        int[] next = IntStream.range(0, pairs.size()).toArray();
        // Millions of pairs with a picture each need no map.
        if (Arrays.stream(next).allMatch(i -> pairs.pictureId(i).equals(pairs.id(i)))) {
            return next;
        }
        Map<String, Integer> latest = new HashMap<>();
        for (int index = 0; index < next.length; index++) {
            Integer before = latest.put(pairs.pictureId(index), index);
            if (before != null) {
                next[index] = next[before];
                next[before] = index;
            }
        }
        return next;
    }
}
