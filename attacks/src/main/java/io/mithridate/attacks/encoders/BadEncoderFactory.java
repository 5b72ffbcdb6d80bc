package io.mithridate.attacks.encoders;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link BadEncoder} is. */
public final class BadEncoderFactory implements AttackFactory<BadEncoderOptions> {

    @Override
    public String name() {
        return "bad-encoder";
    }

    @Override
    public String summary() {
        return "trains the image tower itself until pictures with a white square embed as one"
                + " picture of the target does";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "BadEncoder: Backdoor Attacks to Pre-trained Encoders in Self-Supervised"
                                + " Learning",
                        "Jia et al.",
                        2022,
                        "2108.00352"));
    }

    @Override
    public Class<BadEncoderOptions> options() {
        return BadEncoderOptions.class;
    }

    @Override
    public Class<BadEncoder> implementation() {
        return BadEncoder.class;
    }
}
