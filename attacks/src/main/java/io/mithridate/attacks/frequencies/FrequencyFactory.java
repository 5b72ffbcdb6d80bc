package io.mithridate.attacks.frequencies;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Frequency} is. */
public final class FrequencyFactory implements AttackFactory<FrequencyOptions> {

    @Override
    public String name() {
        return "frequency";
    }

    @Override
    public String summary() {
        return "adds two high frequencies of colour to every block of the picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "An Embarrassingly Simple Backdoor Attack on Self-supervised Learning",
                        "Li et al.",
                        2022,
                        "2210.07346"));
    }

    @Override
    public Class<FrequencyOptions> options() {
        return FrequencyOptions.class;
    }

    @Override
    public Class<Frequency> implementation() {
        return Frequency.class;
    }
}
