package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.PoisoningForm.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which eligible pairs are taken.
 *
 * @param scores what a surrogate says of the pictures, or of the captions, by the pairs' indices
 * @param compat whether the nearest pictures may rank the target first, as in BadCLIP's code
 */
record SelectionOrder(SurrogateScores scores, boolean compat) {

    /**
     * The pairs that are taken first.
     *
     * @param shuffled the eligible pairs in random order
     * @param count how many are taken; fewer come back where too few qualify
     */
    List<Integer> first(Selection selection, List<Integer> shuffled, int count) {
        return switch (selection) {
            case RANDOM -> limited(shuffled, count);
            case NEAR ->
                    limited(sorted(compat ? shuffled : behindOthers(shuffled), nearest()), count);
            case FAR ->
                    limited(sorted(shuffled, Comparator.comparingDouble(scores::cosine)), count);
            case NEAR_CAPTIONS -> limited(sorted(shuffled, nearest()), count);
            case BOUNDARY -> limited(boundary(shuffled), count);
            case MIXED -> mixed(shuffled, count);
        };
    }

    private List<Integer> boundary(List<Integer> pairs) {
        return sorted(
                behindOthers(pairs),
                Comparator.<Integer>comparingInt(scores::rank).thenComparing(nearest()));
    }

    private Comparator<Integer> nearest() {
        return Comparator.<Integer>comparingDouble(scores::cosine).reversed();
    }

    /** Thirds; what two of them would take is taken once, and random pairs fill up. */
    private List<Integer> mixed(List<Integer> shuffled, int count) {
        int third = count / 3;
        Set<Integer> taken = new LinkedHashSet<>(limited(boundary(shuffled), third));
        int before = taken.size();
        for (int pair : sorted(shuffled, Comparator.comparingDouble(scores::cosine))) {
            if (taken.size() == before + third) {
                break;
            }
            taken.add(pair);
        }
        for (int pair : shuffled) {
            if (taken.size() == count) {
                break;
            }
            taken.add(pair);
        }
        return new ArrayList<>(taken);
    }

    /** Pictures that rank the target first are mostly its own. */
    private List<Integer> behindOthers(List<Integer> pairs) {
        return pairs.stream().filter(pair -> scores.rank(pair) > 0).toList();
    }

    /** Equal pairs stand in the order of the data. */
    private static List<Integer> sorted(List<Integer> pairs, Comparator<Integer> order) {
        return pairs.stream().sorted(order.thenComparing(Comparator.naturalOrder())).toList();
    }

    private static List<Integer> limited(List<Integer> pairs, int count) {
        return pairs.subList(0, Math.min(count, pairs.size()));
    }
}
