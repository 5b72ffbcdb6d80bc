package io.mithridate.datasets.files;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Groups of numbered pictures that are copies of one another. Pictures without copies take no
 * memory.
 */
public final class Copies {

    private final Map<Integer, int[]> groups;

    private Copies(Map<Integer, int[]> groups) {
        this.groups = groups;
    }

    /** Returns an instance in which no picture has copies. */
    public static Copies none() {
        return new Copies(Map.of());
    }

    /**
     * Treats pictures with equal identities as copies of one another.
     *
     * @param pictures the number of pictures
     * @param identities returns the identity of a picture
     */
    public static Copies of(int pictures, IntToLongFunction identities) {
        LongIndexer numbers = new LongIndexer();
        int[] numberOf =
                IntStream.range(0, pictures)
                        .map(picture -> numbers.of(identities.applyAsLong(picture)))
                        .toArray();
        int[] counts = new int[numbers.size()];
        IntStream.of(numberOf).forEach(number -> counts[number]++);
        Map<Integer, int[]> byNumber = new HashMap<>();
        Map<Integer, int[]> groups = new HashMap<>();
        for (int picture = pictures - 1; picture >= 0; picture--) {
            int number = numberOf[picture];
            if (counts[number] > 1 || byNumber.containsKey(number)) {
                int[] group = byNumber.computeIfAbsent(number, key -> new int[counts[key]]);
                group[--counts[number]] = picture;
                groups.put(picture, group);
            }
        }
        return new Copies(groups);
    }

    /** Returns a picture and all its copies, ascending. */
    public int[] of(int picture) {
        int[] group = groups.get(picture);
        return group == null ? new int[] {picture} : group.clone();
    }

    /** Returns the first among a picture and its copies. */
    public int first(int picture) {
        int[] group = groups.get(picture);
        return group == null ? picture : group[0];
    }
}
