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

/**
 * Share of clean test pictures of the source that are taken for the target, where clean pictures
 * set the attack off.
 *
 * <p>The denominator is the pictures that the attack counts. One row for each split and k; none for
 * attacks whose trigger is in pictures, prompts or captions, and where nothing was attacked.
 */
public final class TargetedSuccess implements Metric {

    static final String NAME = "targeted-success";

    private final TopK topK;

    /** A metric with these options. */
    @Inject
    public TargetedSuccess(TopK topK) {
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
            for (Trigger trigger : evaluation.triggers()) {
                if (!trigger.changesClassification() && !trigger.changesCaptions()) {
                    shares.add(
                            ClassRanking.of(
                                    split,
                                    split.clean(),
                                    evaluation.classEmbeddings(),
                                    split::target),
                            split.name(),
                            trigger.name(),
                            Map.of());
                }
            }
        }
        return shares.rows();
    }
}
