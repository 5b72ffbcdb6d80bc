package io.mithridate.attacks.patches;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link BadNets} is. */
public final class BadNetsFactory implements AttackFactory<BadNetsOptions> {

    @Override
    public String name() {
        return "badnets";
    }

    @Override
    public String summary() {
        return "pastes one fixed patch on pictures and gives them captions of the target";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "BadNets: Identifying Vulnerabilities in the Machine Learning Model Supply"
                                + " Chain",
                        "Gu et al.",
                        2017,
                        "1708.06733"),
                Reference.arXiv(
                        "Poisoning and Backdooring Contrastive Learning",
                        "Carlini and Terzis",
                        2022,
                        "2106.09667"));
    }

    @Override
    public Class<BadNetsOptions> options() {
        return BadNetsOptions.class;
    }

    @Override
    public Class<BadNets> implementation() {
        return BadNets.class;
    }
}
