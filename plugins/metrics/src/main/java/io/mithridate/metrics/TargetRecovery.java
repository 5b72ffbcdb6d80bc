package io.mithridate.metrics;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The similarity between the findings of a model detector and the target's text: the cosine of the
 * embedding in its evidence ({@link Evidence#EMBEDDING}) and the target's class embedding, clipped
 * to at least 0. It is 0 if the detector judges the model clean or provides no embedding.
 *
 * <p>Gives one measurement per model that a detector judges, and none if the attack does not have a
 * single target. On a control victim it gives the chance level.
 */
@About(
        name = TargetRecovery.NAME,
        summary = "cosine of a model detector's finding and the target's text",
        fidelity = Fidelity.EXACT)
public record TargetRecovery() implements Metric {

    static final String NAME = "target-recovery";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Shares.cosine(
                        NAME,
                        "target recovery",
                        "cosine of the embedding that a detector of models finds and that of the"
                                + " target's prompts; 0 if it judges the model clean",
                        true));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS, Need.EMBEDDINGS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Optional<Verdict> verdict = evaluation.findings().verdict();
        if (verdict.isEmpty() || evaluation.target().isEmpty()) {
            return List.of();
        }
        double recovered =
                verdict.filter(Verdict::backdoored)
                        .map(found -> found.evidence().arrays().get(Evidence.EMBEDDING))
                        .map(NumberArray::values)
                        .map(found -> new Embeddings(1, found.length, found).normalised())
                        .map(
                                found ->
                                        found.dot(
                                                0,
                                                evaluation.classEmbeddings().normalised(),
                                                evaluation.target().getAsInt()))
                        .orElse(0.0);
        return List.of(DetectedGroups.ofModel(NAME, Math.min(1, Math.max(0, recovered))));
    }
}
