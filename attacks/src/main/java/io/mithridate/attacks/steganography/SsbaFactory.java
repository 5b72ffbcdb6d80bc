package io.mithridate.attacks.steganography;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Ssba} is. */
public final class SsbaFactory implements AttackFactory<SsbaOptions> {

    @Override
    public String name() {
        return "ssba";
    }

    @Override
    public String summary() {
        return "hides one secret in every picture by a trained network, differently in each";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Invisible Backdoor Attack with Sample-Specific Triggers",
                        "Li et al.",
                        2021,
                        "2012.03816"),
                Reference.arXiv(
                        "StegaStamp: Invisible Hyperlinks in Physical Photographs",
                        "Tancik et al.",
                        2020,
                        "1904.05343"));
    }

    @Override
    public Class<SsbaOptions> options() {
        return SsbaOptions.class;
    }

    @Override
    public Class<Ssba> implementation() {
        return Ssba.class;
    }
}
