package io.mithridate.metrics;

import io.mithridate.api.plugin.Option;
import java.util.List;

/**
 * The numbers of top search results in which a hit is accepted.
 *
 * @param k the numbers; at least one, without duplicates
 */
public record FirstHits(
        @Option(
                        value =
                                "Numbers of top-ranked pictures or captions that count as a hit;"
                                        + " one row for each number.",
                        defaultValue = "[1, 5, 10]",
                        min = 1)
                List<Integer> k) {

    public FirstHits {
        k = TopK.validCopy(k);
    }
}
