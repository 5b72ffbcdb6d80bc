package io.mithridate.metrics;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.model.Embeddings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Searches a gallery by cosine: how many items come before the first one that is sought.
 *
 * <p>Of items with equal cosine the one of lower index comes first. Sums are of double precision.
 */
final class Retrieval {

    private final int[] ranks;

    private Retrieval(int[] ranks) {
        this.ranks = ranks;
    }

    /** Decides if an item of the gallery is one that a query looks for. */
    @FunctionalInterface
    interface Sought {
        /** Returns whether a query looks for an item. */
        boolean isSought(int query, int item);
    }

    /**
     * Searches for what each query asks.
     *
     * @param queries one row for each query, of any length
     * @param gallery one row for each item, of any length; at least one of them is sought by each
     *     query that counts
     * @param counts whether a query counts
     * @param sought what it looks for
     * @throws IllegalStateException if an embedding is not finite
     */
    static Retrieval of(
            Embeddings queries, Embeddings gallery, IntPredicate counts, Sought sought) {
        ClassRanking.requireFinite(queries, "query %d");
        ClassRanking.requireFinite(gallery, "item %d of the gallery");
        CosineBlocks cosines = new CosineBlocks(queries, gallery.normalised());
        return new Retrieval(
                IntStream.range(0, cosines.blocks())
                        .parallel()
                        .mapToObj(block -> ranks(cosines, block, gallery.count(), counts, sought))
                        .flatMapToInt(Arrays::stream)
                        .toArray());
    }

    private static int[] ranks(
            CosineBlocks cosines, int block, int items, IntPredicate counts, Sought sought) {
        double[] values = cosines.compute(block);
        int first = cosines.firstRow(block);
        return IntStream.range(first, cosines.firstRow(block + 1))
                .filter(counts)
                .map(query -> rank(values, (query - first) * items, items, query, sought))
                .toArray();
    }

    private static int rank(double[] cosines, int offset, int items, int query, Sought sought) {
        int best = -1;
        for (int item = 0; item < items; item++) {
            if ((best < 0 || cosines[offset + item] > cosines[offset + best])
                    && sought.isSought(query, item)) {
                best = item;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException(
                    "query %d looks for nothing that is in the gallery".formatted(query));
        }
        int before = 0;
        for (int item = 0; item < items; item++) {
            double difference = cosines[offset + item] - cosines[offset + best];
            if (difference > 0 || (difference == 0 && item < best)) {
                before++;
            }
        }
        return before;
    }

    /** Number of queries that count. */
    int queries() {
        return ranks.length;
    }

    /** Number of queries that find what they look for among the first k. */
    long within(int k) {
        return Arrays.stream(ranks).filter(rank -> rank < k).count();
    }

    /** One row for each k: the share of queries that find what they look for; none of no query. */
    List<Measurement> shares(
            String metric,
            List<Integer> k,
            String split,
            String trigger,
            Map<String, String> qualifiers) {
        if (queries() == 0) {
            return List.of();
        }
        return k.stream()
                .map(
                        first ->
                                new Measurement(
                                        metric,
                                        OptionalInt.of(first),
                                        (double) within(first) / queries(),
                                        queries(),
                                        split,
                                        trigger,
                                        qualifiers))
                .toList();
    }
}
