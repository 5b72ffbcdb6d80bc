package io.mithridate.api.metric;

import io.mithridate.api.backend.UndeclaredNeedException;
import io.mithridate.api.plugin.Checked;
import java.util.List;
import java.util.Set;

/** Measures properties of a model and of the backdoor that it may contain. */
public interface Metric extends Checked {

    /**
     * Returns the quantities that the metric measures, one for each name used in its rows, in the
     * order of the table columns. There is at least one.
     */
    List<Quantity> quantities();

    /**
     * Returns the parts of an evaluation that the metric reads. By default, it reads only stored
     * embeddings.
     */
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

    /**
     * A part of an {@link Evaluation} that a metric reads. A metric cannot read parts that it does
     * not declare.
     */
    enum Need {
        /**
         * Embeddings of classes and of clean and triggered test pictures. They are stored, so a
         * metric that needs nothing else is computed without the model.
         */
        EMBEDDINGS,
        /** Embeddings of the clean pictures used for choosing settings; also stored. */
        VALIDATION,
        /** Embeddings of the clean labeled pictures available for training; also stored. */
        LABELLED,
        /**
         * Embeddings of held-out pairs: captions, with and without the attack's text key, and
         * pictures; also stored.
         */
        PAIRS,
        /** The model itself, which is opened for the metric. */
        MODEL,
        /**
         * The findings of a detecting defense. If a defense only detects, no other metric is
         * computed, because the model is still the suspect and its numbers do not reflect the
         * defense.
         */
        FINDINGS
    }
}
