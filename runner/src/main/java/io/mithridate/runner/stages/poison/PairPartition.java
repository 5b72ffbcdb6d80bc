package io.mithridate.runner.stages.poison;

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
@SuppressWarnings("ArrayRecordComponent") // not copied and never compared
public record PairPartition(int[] run, int[] defense) {

    /**
     * Divides the pairs into two parts that share no picture.
     *
     * <p>The defender gets random pictures with all of their pairs. Excess pairs of the last
     * picture are in neither part.
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

    /** Returns only the defender's pairs, which may be all pairs. */
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
     * Finds the pairs that share a picture. Picture names with the same 64-bit hash are treated as
     * equal, so pairs with either name are kept together.
     */
    public static final class SharedPictures {

        private SharedPictures() {}

        /**
         * Returns, for each pair, the next pair with the same picture. The last such pair is
         * followed by the first; a pair that shares its picture with no other pair is followed by
         * itself.
         */
        public static int[] next(PairSet pairs) {
            long[] pictures = TextKeys.of(pairs.size(), pairs::pictureId);
            int[] next = IntStream.range(0, pictures.length).toArray();
            // Only shared pictures are entered in the map, since there may be millions of other
            // pictures.
            long[] shared = TextKeys.repeated(pictures);
            Map<Long, Integer> latest = new HashMap<>();
            for (int index = 0; shared.length > 0 && index < next.length; index++) {
                if (Arrays.binarySearch(shared, pictures[index]) >= 0) {
                    Integer previous = latest.put(pictures[index], index);
                    if (previous != null) {
                        next[index] = next[previous];
                        next[previous] = index;
                    }
                }
            }
            return next;
        }
    }
}
