package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The share of poisoned samples that a detector finds at a false alarm rate of 1% or 5%, for the
 * same groups as {@link DetectionAuroc}.
 *
 * <p>For a detector of models, the measurement is its verdict on each model at its own threshold.
 * The mean over victims is its recall, and the mean over control victims is its false alarm rate.
 */
@About(
        name = "detection-recall",
        summary = "share of the poisoned that a detector finds at 1 and 5 % of false alarms",
        fidelity = Fidelity.EXACT)
public record DetectionRecall() implements Metric {

    private static final String AT_1 = "detection-recall-at-1-percent";
    private static final String AT_5 = "detection-recall-at-5-percent";
    private static final String JUDGED_BACKDOORED = "judged-backdoored";

    private static Quantity recall(String name, int percent) {
        return Quantity.mainShare(
                name,
                "recall at %d %% false alarms".formatted(percent),
                ("share of poisoned pairs, triggered pictures or victims that score above all but"
                                + " %d %% of the clean ones")
                        .formatted(percent),
                true);
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                recall(AT_1, 1),
                recall(AT_5, 5),
                Quantity.mainShare(
                        JUDGED_BACKDOORED,
                        "judged backdoored",
                        "share of models that the detector judges to carry a backdoor, by its own"
                                + " threshold; of clean models it is the rate of false alarms",
                        true));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (DetectedGroups groups : DetectedGroups.in(evaluation)) {
            rows.add(groups.row(AT_1, groups.scores().recallAt(0.01)));
            rows.add(groups.row(AT_5, groups.scores().recallAt(0.05)));
        }
        evaluation
                .findings()
                .verdict()
                .map(
                        verdict ->
                                DetectedGroups.ofModel(
                                        JUDGED_BACKDOORED, verdict.backdoored() ? 1 : 0))
                .ifPresent(rows::add);
        return rows;
    }
}
