package io.mithridate.runner.stages.pairs;

import io.mithridate.api.data.PairSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Finds pairs by their ids. */
public final class PairPlaces {

    private PairPlaces() {}

    /**
     * The indices of the pairs that have some ids; an id that no pair has is not in it. Every id of
     * the set is read once, on all processors, and none is kept but those that were sought.
     */
    public static Map<String, Integer> of(PairSet pairs, Set<String> sought) {
        Map<String, Integer> places = new ConcurrentHashMap<>();
        if (!sought.isEmpty()) {
            IntStream.range(0, pairs.size())
                    .parallel()
                    .forEach(
                            index -> {
                                String id = pairs.id(index);
                                if (sought.contains(id)) {
                                    places.put(id, index);
                                }
                            });
        }
        return places;
    }
}
