package io.mithridate.runner.stages.poison;

import io.mithridate.api.data.PairSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Finds pairs by their IDs. */
public final class PairPlaces {

    private PairPlaces() {}

    /**
     * Returns the indices of the pairs with the given IDs; unknown IDs are absent. Every ID of the
     * set is read once, in parallel, and only the given ones are stored.
     */
    public static Map<String, Integer> of(PairSet pairs, Set<String> soughtIds) {
        Map<String, Integer> indices = new ConcurrentHashMap<>();
        if (!soughtIds.isEmpty()) {
            IntStream.range(0, pairs.size())
                    .parallel()
                    .forEach(
                            index -> {
                                String id = pairs.id(index);
                                if (soughtIds.contains(id)) {
                                    indices.put(id, index);
                                }
                            });
        }
        return indices;
    }
}
