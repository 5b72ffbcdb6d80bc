package io.mithridate.api.metric;

import io.mithridate.api.backend.UnstatedNeedException;
import io.mithridate.api.plugin.Checked;
import java.util.List;
import java.util.Set;

/** Measures something of a model, and of what a backdoor still does in it. */
public interface Metric extends Checked {

    /**
     * The quantities that it measures, one for each name that its rows may have; at least one, in
     * the order in which columns are to stand.
     */
    List<Quantity> quantities();

    /** Returns what the metric reads; stored embeddings alone unless it says otherwise. */
    default Set<Need> needs() {
        return Set.of(Need.EMBEDDINGS);
    }

    /**
     * Measures; embeddings are computed once and shared by all metrics of an evaluation.
     *
     * @return one row for each number, no two of them with the same name, k, split, trigger and
     *     qualifiers; none where the metric has nothing to say
     * @throws UnstatedNeedException if it reads what {@link #needs()} does not name
     */
    List<Measurement> measure(Evaluation evaluation);
}
