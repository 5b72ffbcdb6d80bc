package io.mithridate.api.metric;

import io.mithridate.api.backend.UndeclaredNeedException;
import io.mithridate.api.plugin.Checked;
import java.util.List;
import java.util.Set;

/** Measures properties of a model and of the backdoor that it may contain. */
public interface Metric extends Checked {

    /**
     * Returns the quantities that it measures, one for each name used in its rows; at least one, in
     * the order of the table columns.
     */
    List<Quantity> quantities();

    /** Returns what the metric reads. The default is only stored embeddings. */
    default Set<Need> needs() {
        return Set.of(Need.EMBEDDINGS);
    }

    /**
     * Measures a model. Embeddings are computed once and shared by all metrics of an evaluation.
     *
     * @return one row per number, no two of them with the same name, k, split, trigger and
     *     qualifiers; empty if the metric does not apply
     * @throws UndeclaredNeedException if it reads something that {@link #needs()} does not declare
     */
    List<Measurement> measure(Evaluation evaluation);
}
