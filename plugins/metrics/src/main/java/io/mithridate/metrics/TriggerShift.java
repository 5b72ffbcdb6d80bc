package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The effect of a trigger on embeddings: the mean cosine of a picture with and without the trigger,
 * and the mean cosine of the triggered picture and the target's class embedding.
 *
 * <p>Both are means over the test pictures for which the attack has a target. Gives both for each
 * split and each trigger in pictures or prompts, and no measurements without an attack.
 */
@About(
        name = TriggerShift.NAME,
        summary = "how far a trigger moves embeddings, and how near to the target",
        fidelity = Fidelity.PAPER)
public record TriggerShift() implements Metric {

    static final String NAME = "trigger-shift";
    static final String TO_TARGET = "trigger-target-cosine";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Shares.cosine(
                        NAME,
                        "trigger shift",
                        "mean cosine of a test picture's embeddings with and without the trigger",
                        true),
                Shares.cosine(
                        TO_TARGET,
                        "cosine to target",
                        "mean cosine of a triggered test picture and the target's class embedding",
                        false));
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (EvaluatedSplit split : evaluation.splits()) {
            int[] counted =
                    IntStream.range(0, split.size())
                            .filter(i -> split.target(i).isPresent())
                            .toArray();
            if (counted.length == 0) {
                continue;
            }
            Embeddings clean = split.clean().normalised();
            for (Trigger trigger : Shares.triggers(evaluation)) {
                Embeddings triggered = split.triggered(trigger).normalised();
                Embeddings classes = evaluation.classEmbeddings(trigger).normalised();
                double cosineSum =
                        IntStream.of(counted).mapToDouble(i -> clean.dot(i, triggered, i)).sum();
                double targetCosineSum =
                        IntStream.of(counted)
                                .mapToDouble(
                                        i -> triggered.dot(i, classes, split.target(i).getAsInt()))
                                .sum();
                int n = counted.length;
                rows.add(Shares.row(NAME, cosineSum / n, n, split.name(), trigger.name()));
                rows.add(
                        Shares.row(
                                TO_TARGET, targetCosineSum / n, n, split.name(), trigger.name()));
            }
        }
        return rows;
    }
}
