package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a trigger does to embeddings: the mean cosine of a picture with and without it, and that of
 * the picture with it and the target's class embedding.
 *
 * <p>Both are over the test pictures that the attack counts. One row of each for each split and
 * trigger in pictures or prompts; none where nothing was attacked.
 */
public final class TriggerShift implements Metric {

    static final String NAME = "trigger-shift";
    static final String TO_TARGET = "trigger-target-cosine";

    /** Needs nothing. */
    @Inject
    public TriggerShift() {}

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (EvaluatedSplit split : evaluation.splits()) {
            int[] counted =
                    IntStream.range(0, split.size())
                            .filter(i -> split.target(i).isPresent())
                            .toArray();
            for (Trigger trigger : ClassifiedTriggers.of(evaluation)) {
                if (counted.length > 0) {
                    Embeddings clean = split.clean().normalised();
                    Embeddings triggered = split.triggered(trigger).normalised();
                    Embeddings classes = evaluation.classEmbeddings(trigger).normalised();
                    rows.add(
                            row(
                                    NAME,
                                    IntStream.of(counted)
                                            .mapToDouble(i -> clean.dot(i, triggered, i))
                                            .sum(),
                                    counted.length,
                                    split,
                                    trigger));
                    rows.add(
                            row(
                                    TO_TARGET,
                                    IntStream.of(counted)
                                            .mapToDouble(
                                                    i ->
                                                            triggered.dot(
                                                                    i,
                                                                    classes,
                                                                    split.target(i).getAsInt()))
                                            .sum(),
                                    counted.length,
                                    split,
                                    trigger));
                }
            }
        }
        return rows;
    }

    private static Measurement row(
            String metric, double sum, int count, EvaluatedSplit split, Trigger trigger) {
        return new Measurement(
                metric,
                OptionalInt.empty(),
                sum / count,
                count,
                split.name(),
                trigger.name(),
                Map.of());
    }
}
