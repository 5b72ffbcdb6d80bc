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
 * The separation of poisoned and clean samples by a detector's scores, over all thresholds.
 *
 * <p>For a detector of samples, the pairs that associate the trigger with the target, according to
 * the poison manifest, are compared with all others; decoys are treated as clean. On a control
 * victim, the pairs that the attack would have poisoned replace the poisoned ones, so that a random
 * result there is 0.5. For a detector of inputs, test pictures with the trigger, except those of
 * the target class, are compared with clean ones of all classes. For a detector of models, the
 * measurement is one score per model; the area is computed over the models of a run, comparing
 * victims with control victims.
 */
@About(
        name = "detection-auroc",
        summary =
                "how well a detector's scores tell poisoned pairs, triggered pictures or victims"
                        + " apart",
        fidelity = Fidelity.EXACT)
public record DetectionAuroc() implements Metric {

    private static final String NAME = "detection-auroc";
    private static final String SUSPICION = "model-suspicion";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.mainShare(
                        NAME,
                        "detection AUROC",
                        "chance that a poisoned pair, triggered picture or victim scores above a"
                                + " clean one; 0.5 is chance",
                        true),
                new Quantity(
                        SUSPICION,
                        "suspicion of the model",
                        "score that a detector of models gives the suspect; higher is more"
                                + " suspicious",
                        "score",
                        true,
                        false));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (DetectedGroups groups : DetectedGroups.in(evaluation)) {
            rows.add(groups.row(NAME, groups.scores().auroc()));
        }
        evaluation
                .findings()
                .verdict()
                .map(verdict -> DetectedGroups.ofModel(SUSPICION, verdict.score()))
                .ifPresent(rows::add);
        return rows;
    }
}
