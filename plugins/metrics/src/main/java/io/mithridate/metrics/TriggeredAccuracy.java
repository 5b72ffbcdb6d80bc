package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Share of triggered test pictures of other classes than the target that still get their true one.
 *
 * <p>The denominator is that of attack success: the pictures that the attack counts. The released
 * script of <a href="https://arxiv.org/abs/2303.03323">CleanCLIP</a> prints this number under the
 * name of attack success. One row for each split, k and trigger; none where nothing was attacked.
 */
public final class TriggeredAccuracy implements Metric {

    static final String NAME = "triggered-accuracy";

    private final TopK topK;

    /** A metric with these options. */
    @Inject
    public TriggeredAccuracy(TopK topK) {
        this.topK = topK;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return topK.complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, topK);
        for (EvaluatedSplit split : evaluation.splits()) {
            for (Trigger trigger : ClassifiedTriggers.of(evaluation)) {
                ClassRanking ranking =
                        ClassRanking.of(
                                split,
                                split.triggered(trigger),
                                evaluation.classEmbeddings(trigger),
                                image ->
                                        split.target(image).isPresent()
                                                ? OptionalInt.of(split.label(image))
                                                : OptionalInt.empty());
                shares.add(ranking, split.name(), trigger.name(), Map.of());
            }
        }
        return shares.rows();
    }
}
