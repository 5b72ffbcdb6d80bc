package io.mithridate.api.metric;

import io.mithridate.api.plugin.Checked;

/** Measures something of a model, and of what a backdoor still does in it. */
public interface Metric extends Checked {

    /** Measures; embeddings are computed once and shared by all metrics of an evaluation. */
    Measurements measure(Evaluation evaluation);
}
