package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The separation of the poisoned from the clean by a detector's scores, whatever the threshold.
 *
 * <p>Of a detector of samples: pairs that tie the trigger to the target, by the poison manifest,
 * against all others; decoys count as clean. On a control victim the pairs that the attack would
 * have poisoned take the poisoned ones' place, so that chance is 0.5 there. Of a detector of
 * inputs: test pictures with the trigger, those of the target class left out, against clean ones of
 * all classes. Of a detector of models one score is given for each model; the area follows from the
 * models of a run, victims against control victims.
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
                        "chance that a poisoned pair, triggered picture or victim scores above"
                                + " a clean one; half of it is what guessing gives",
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
