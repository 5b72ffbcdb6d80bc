package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
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
import java.util.Map;

/**
 * Of the clean pictures that an attack targets, the share that is classified as the target.
 *
 * <p>The denominator is the number of test pictures of the source class, with one measurement per
 * split and k. If the attack targets individual pictures, which are in no split, the denominator is
 * their number, with one measurement per k. There are no measurements for attacks with a trigger in
 * pictures, prompts or captions, or without an attack.
 *
 * @param topK the numbers of top-ranked classes
 */
@About(
        name = TargetedSuccess.NAME,
        summary =
                "share of the clean pictures that an attack aims at which are taken for the target",
        fidelity = Fidelity.PAPER,
        papers =
                "Yang et al., 2022. Data Poisoning Attacks Against Multimodal Encoders."
                        + " arXiv:2209.15266")
public record TargetedSuccess(@Inlined TopK topK) implements Metric {

    static final String NAME = "targeted-success";

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                NAME,
                "targeted success",
                "share of clean test pictures of the source class, or of the single pictures"
                        + " that the attack aims at, that are given the target class",
                false);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return topK.complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, topK, evaluation);
        for (Trigger trigger : evaluation.triggers()) {
            if (trigger.changesClassification() || trigger.changesCaptions()) {
                continue;
            }
            if (evaluation.singlePictures().isPresent()) {
                EvaluatedSplit pictures = evaluation.singlePictures().get();
                shares.addClean(pictures, pictures::target, "", trigger.name(), Map.of());
            } else {
                for (EvaluatedSplit split : evaluation.splits()) {
                    shares.addClean(split, split::target, split.name(), trigger.name(), Map.of());
                }
            }
        }
        return shares.rows();
    }
}
