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
 * A search by cosine: for each query, the number of items that rank before the first wanted one.
 *
 * <p>Among items with equal cosine, the one with the lower index comes first. Sums are computed in
 * double precision.
 */
final class Retrieval {

    private final int[] ranks;

    private Retrieval(int[] ranks) {
        this.ranks = ranks;
    }

    /** Decides whether an item is one that a query looks for. */
    @FunctionalInterface
    interface Wanted {
        /** Returns {@code true} if a query looks for an item. */
        boolean isWanted(int query, int item);
    }

    /**
     * Runs all queries.
     *
     * @param queries the embeddings of the queries, one row per query, of any norm
     * @param gallery the embeddings of the items to search, one row per item, of any norm; each
     *     included query must look for at least one of them
     * @param included decides whether a query is included
     * @param wanted decides which items a query looks for
     * @throws IllegalStateException if an embedding is not finite
     */
    static Retrieval of(
            Embeddings queries, Embeddings gallery, IntPredicate included, Wanted wanted) {
        ClassRanking.requireFinite(queries, "query %d");
        ClassRanking.requireFinite(gallery, "item %d of the gallery");
        CosineBlocks cosines = new CosineBlocks(queries, gallery.normalised());
        return new Retrieval(
                IntStream.range(0, cosines.blockCount())
                        .parallel()
                        .mapToObj(block -> ranks(cosines, block, gallery.count(), included, wanted))
                        .flatMapToInt(Arrays::stream)
                        .toArray());
    }

    private static int[] ranks(
            CosineBlocks cosines, int block, int items, IntPredicate included, Wanted wanted) {
        double[] values = cosines.compute(block);
        int first = cosines.firstRow(block);
        return IntStream.range(first, cosines.firstRow(block + 1))
                .filter(included)
                .map(query -> rank(values, (query - first) * items, items, query, wanted))
                .toArray();
    }

    private static int rank(double[] cosines, int offset, int items, int query, Wanted wanted) {
        int best = -1;
        for (int item = 0; item < items; item++) {
            if ((best < 0 || cosines[offset + item] > cosines[offset + best])
                    && wanted.isWanted(query, item)) {
                best = item;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException(
                    "nothing in the gallery matches query %d".formatted(query));
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

    /** Returns the number of included queries. */
    int queryCount() {
        return ranks.length;
    }

    /** Returns the number of queries with a wanted item among the first k. */
    long countWithin(int k) {
        return Arrays.stream(ranks).filter(rank -> rank < k).count();
    }

    /** Returns the share of successful queries for each k; empty if there are no queries. */
    List<Measurement> shares(
            String metric,
            List<Integer> k,
            String split,
            String trigger,
            Map<String, String> qualifiers) {
        if (queryCount() == 0) {
            return List.of();
        }
        return k.stream()
                .map(
                        first ->
                                new Measurement(
                                        metric,
                                        OptionalInt.of(first),
                                        (double) countWithin(first) / queryCount(),
                                        queryCount(),
                                        split,
                                        trigger,
                                        qualifiers))
                .toList();
    }
}
