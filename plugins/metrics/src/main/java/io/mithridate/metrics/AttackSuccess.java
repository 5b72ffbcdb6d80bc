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

/**
 * Share of triggered test pictures of other classes with the target among the first k.
 *
 * <p>The denominator is the pictures that the attack counts: those whose true class is not the
 * target. With {@code compat} it is all pictures, as in the code of <a
 * href="https://arxiv.org/abs/2311.12075">BadCLIP</a> and <a
 * href="https://arxiv.org/abs/2412.00727">PAR</a>; a model that has unlearnt the backdoor then
 * still shows the share of the target class. One row for each split, k and trigger; none where
 * nothing was attacked.
 */
public final class AttackSuccess implements Metric {

    static final String NAME = "attack-success";

    private final TargetRateOptions options;

    /** A metric with these options. */
    @Inject
    public AttackSuccess(TargetRateOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.topK().complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, options.topK());
        for (EvaluatedSplit split : evaluation.splits()) {
            for (Trigger trigger : ClassifiedTriggers.of(evaluation)) {
                ClassRanking ranking =
                        ClassRanking.of(
                                split,
                                split.triggered(trigger),
                                evaluation.classEmbeddings(trigger),
                                SoughtTarget.in(evaluation, split, options.compat()));
                shares.add(
                        ranking,
                        split.name(),
                        trigger.name(),
                        SoughtTarget.qualifiers(options.compat()));
            }
        }
        return shares.rows();
    }
}
