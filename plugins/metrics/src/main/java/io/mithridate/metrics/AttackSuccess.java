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

/**
 * The share of triggered test pictures, except those of the target class, for which the target is
 * among the top k classes.
 *
 * <p>The denominator is the number of pictures for which the attack has a target, which excludes
 * those of the target class. With {@code compat} it is the number of all pictures, as in the code
 * of <a href="https://arxiv.org/abs/2311.12075">BadCLIP</a> and <a
 * href="https://arxiv.org/abs/2412.00727">PAR</a>; a model that has unlearned the backdoor then
 * still shows the share of the target class. Gives one measurement per split, k and trigger, and
 * none without an attack.
 *
 * @param options the numbers of top-ranked classes, and the pictures to include
 */
@About(
        name = AttackSuccess.NAME,
        summary = "share of triggered non-target pictures with the target among the top k",
        fidelity = Fidelity.EXACT,
        papers = {
            "Gu et al., 2017. BadNets: Identifying Vulnerabilities in the Machine Learning Model"
                    + " Supply Chain. arXiv:1708.06733",
            "Liang et al., 2023. BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal"
                    + " Contrastive Learning. arXiv:2311.12075",
            "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor Removal"
                    + " from CLIP. arXiv:2412.00727"
        })
public record AttackSuccess(@Inlined TargetRateOptions options) implements Metric {

    static final String NAME = "attack-success";

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                NAME,
                "attack success",
                "share of triggered test pictures, those of the target class left out, that are"
                        + " classified as the target class",
                false);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.topK().complaints(setting);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, options.topK(), evaluation);
        shares.addTriggered(split -> options.wanted(evaluation, split), options.qualifiers());
        return shares.rows();
    }
}
