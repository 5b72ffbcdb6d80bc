package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
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
import java.util.OptionalInt;

/**
 * Share of triggered test pictures, except those of the target class, whose true class is among the
 * top k.
 *
 * <p>The denominator is that of attack success: the pictures for which the attack has a target. The
 * released script of <a href="https://arxiv.org/abs/2303.03323">CleanCLIP</a> prints this number
 * under the name of attack success. Gives one measurement per split, k and trigger, and none
 * without an attack.
 *
 * @param topK the numbers of top-ranked classes
 */
@About(
        name = TriggeredAccuracy.NAME,
        summary = "share of triggered non-target pictures whose true class is among the top k",
        fidelity = Fidelity.EXACT,
        papers =
                "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                        + " Contrastive Learning. arXiv:2303.03323")
public record TriggeredAccuracy(@Inlined TopK topK) implements Metric {

    static final String NAME = "triggered-accuracy";

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                NAME,
                "triggered accuracy",
                "share of triggered test pictures, those of the target class left out, that"
                        + " are still given their true class",
                true);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return topK.complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, topK, evaluation);
        shares.addTriggered(
                split ->
                        image ->
                                split.target(image).isPresent()
                                        ? OptionalInt.of(split.label(image))
                                        : OptionalInt.empty(),
                Map.of());
        return shares.rows();
    }
}
