package io.mithridate.metrics;

import io.mithridate.api.plugin.Option;
import java.util.List;

/**
 * How many of the first captions count that a triggered picture finds.
 *
 * @param k at least one number, none of them twice
 */
public record RetrievalHits(
        @Option(
                        value =
                                "How many of the captions of highest cosine count; one row for each"
                                        + " number.",
                        defaultValue = "[5]",
                        min = 1)
                List<Integer> k) {

    public RetrievalHits {
        k = TopK.sound(k);
    }
}
