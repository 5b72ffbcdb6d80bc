package io.mithridate.runner.stages.pairs;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.data.TextKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The division of the training pairs between the poisoned run and the defender.
 *
 * @param run indices of the pairs of the poisoned run, ascending
 * @param defense indices of the defender's pairs, in random order
 */
@SuppressWarnings("ArrayRecordComponent") // made here and read in this package, never compared
public record PairPartition(int[] run, int[] defense) {

    /**
     * Two shares without a common picture.
     *
     * <p>The defender takes pictures in random order with all of their pairs. Pairs of the last
     * picture that are more than was asked for go into neither share.
     */
    public static PairPartition disjoint(PairSet pairs, int defensePairs, Seed seed) {
        PairPartition drawn = draw(pairs, defensePairs, seed);
        if (drawn.run.length == 0) {
            throw new IllegalArgumentException(
                    "the defender asks for %d of %d training pairs, which leaves none to poison"
                            .formatted(defensePairs, pairs.size()));
        }
        return drawn;
    }

    /** The defender's pairs where nothing else is trained on, perhaps all of them. */
    public static int[] defense(PairSet pairs, int defensePairs, Seed seed) {
        return draw(pairs, defensePairs, seed).defense;
    }

    private static PairPartition draw(PairSet pairs, int defensePairs, Seed seed) {
        int size = pairs.size();
        int[] sharing = SharedPictures.next(pairs);
        boolean[] defenders = new boolean[size];
        int[] defense = new int[Math.min(defensePairs, size)];
        int taken = 0;
        for (int first : seed.permutation(size)) {
            if (taken == defense.length) {
                break;
            }
            for (int index = first; !defenders[index]; index = sharing[index]) {
                defenders[index] = true;
                if (taken < defense.length) {
                    defense[taken++] = index;
                }
            }
        }
        int[] run = IntStream.range(0, size).filter(index -> !defenders[index]).toArray();
        return new PairPartition(run, defense);
    }

    /**
     * Finds the pairs that share a picture. Two names of pictures that agree in 64 bits are taken
     * for one, so that the pairs of both are kept together.
     */
    public static final class SharedPictures {

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
}
