package io.mithridate.attacks.frequencies;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link LowFrequency} is. */
public final class LowFrequencyFactory implements AttackFactory<LowFrequencyOptions> {

    @Override
    public String name() {
        return "low-frequency";
    }

    @Override
    public String summary() {
        return "adds a smooth random pattern to the whole picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Rethinking the Backdoor Attacks' Triggers: A Frequency Perspective",
                        "Zeng et al.",
                        2021,
                        "2104.03413"));
    }

    @Override
    public Class<LowFrequencyOptions> options() {
        return LowFrequencyOptions.class;
    }

    @Override
    public Class<LowFrequency> implementation() {
        return LowFrequency.class;
    }
}
