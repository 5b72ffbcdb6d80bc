package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.PairSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The distinct pictures of pairs, in the order of their first occurrence.
 *
 * @param rows for each pair, the index of its picture
 * @param firstPairs for each picture, the first pair with this picture
 */
@SuppressWarnings("ArrayRecordComponent") // not copied and never compared
public record DistinctPictures(int[] rows, int[] firstPairs) {

    public static DistinctPictures of(PairSet pairs) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] rows = new int[pairs.size()];
        int[] firstPairs = new int[pairs.size()];
        for (int i = 0; i < rows.length; i++) {
            Integer known = numbers.putIfAbsent(pairs.pictureId(i), numbers.size());
            rows[i] = known == null ? numbers.size() - 1 : known;
            if (known == null) {
                firstPairs[rows[i]] = i;
            }
        }
        return new DistinctPictures(rows, Arrays.copyOf(firstPairs, numbers.size()));
    }
}
