package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.List;

/**
 * The share of clean test pictures, except those of the target class, for which the target is among
 * the top k classes.
 *
 * <p>This is the attack success without a trigger, a baseline for the success with one. Both have
 * the same denominator; with {@code compat}, it is the number of all pictures. Gives one
 * measurement per split and k, and none without an attack.
 *
 * @param options the numbers of top-ranked classes, and the pictures to include
 */
@About(
        name = BaselineTargetRate.NAME,
        summary = "share of clean non-target pictures with the target among the top k",
        fidelity = Fidelity.EXACT,
        papers = {
            "Liang et al., 2023. BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal"
                    + " Contrastive Learning. arXiv:2311.12075",
            "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor Removal"
                    + " from CLIP. arXiv:2412.00727"
        })
public record BaselineTargetRate(@Inlined TargetRateOptions options) implements Metric {

    static final String NAME = "baseline-target-rate";

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                NAME,
                "baseline target rate",
                "share of clean test pictures, those of the target class left out, that are"
                        + " classified as the target class anyway",
                false);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.topK().complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, options.topK(), evaluation);
        if (!evaluation.triggers().isEmpty()) {
            for (EvaluatedSplit split : evaluation.splits()) {
                shares.addClean(
                        split,
                        options.wanted(evaluation, split),
                        split.name(),
                        "",
                        options.qualifiers());
            }
        }
        return shares.rows();
    }
}
