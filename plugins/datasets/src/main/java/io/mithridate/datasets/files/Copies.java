package io.mithridate.datasets.files;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The numbered pictures that are copies of one another. Only those that have a copy take memory.
 */
public final class Copies {

    private final Map<Integer, int[]> alike;

    private Copies(Map<Integer, int[]> alike) {
        this.alike = alike;
    }

    /** No picture is the copy of another. */
    public static Copies none() {
        return new Copies(Map.of());
    }

    /**
     * Pictures of equal identities are copies of one another.
     *
     * @param pictures how many there are
     * @param identities the identity of each
     */
    public static Copies of(int pictures, IntToLongFunction identities) {
        LongNumbers numbers = new LongNumbers();
        int[] numberOf =
                IntStream.range(0, pictures)
                        .map(picture -> numbers.of(identities.applyAsLong(picture)))
                        .toArray();
        int[] counts = new int[numbers.size()];
        IntStream.of(numberOf).forEach(number -> counts[number]++);
        Map<Integer, int[]> byNumber = new HashMap<>();
        Map<Integer, int[]> alike = new HashMap<>();
        for (int picture = pictures - 1; picture >= 0; picture--) {
            int number = numberOf[picture];
            if (counts[number] > 1 || byNumber.containsKey(number)) {
                int[] group = byNumber.computeIfAbsent(number, key -> new int[counts[key]]);
                group[--counts[number]] = picture;
                alike.put(picture, group);
            }
        }
        return new Copies(alike);
    }

    /** The picture and all copies of it, ascending. */
    public int[] of(int picture) {
        int[] group = alike.get(picture);
        return group == null ? new int[] {picture} : group.clone();
    }

    /** The first of a picture and its copies. */
    public int first(int picture) {
        int[] group = alike.get(picture);
        return group == null ? picture : group[0];
    }
}
