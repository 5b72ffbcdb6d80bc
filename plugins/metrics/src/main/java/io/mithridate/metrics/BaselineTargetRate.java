package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Share of clean test pictures of other classes with the target among the first k.
 *
 * <p>What attack success is worth without a trigger: stands beside it. The denominator is that of
 * attack success, with {@code compat} all pictures. One row for each split and k; none where
 * nothing was attacked.
 */
public final class BaselineTargetRate implements Metric {

    static final String NAME = "baseline-target-rate";

    private final TargetRateOptions options;

    /** A metric with these options. */
    @Inject
    public BaselineTargetRate(TargetRateOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.topK().complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, options.topK());
        if (evaluation.triggers().isEmpty()) {
            return shares.rows();
        }
        for (EvaluatedSplit split : evaluation.splits()) {
            ClassRanking ranking =
                    ClassRanking.of(
                            split,
                            split.clean(),
                            evaluation.classEmbeddings(),
                            SoughtTarget.in(evaluation, split, options.compat()));
            shares.add(ranking, split.name(), "", SoughtTarget.qualifiers(options.compat()));
        }
        return shares.rows();
    }
}
