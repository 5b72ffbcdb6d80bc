package io.mithridate.defenses.robust;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code ro-clip} is. */
public final class RoClipFactory implements DefenseFactory<RoClipOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public RoClipFactory() {}

    @Override
    public String name() {
        return "ro-clip";
    }

    @Override
    public String summary() {
        return "trains in the victim's place, at times on the nearest captions of a pool";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Robust Contrastive Language-Image Pretraining against Data Poisoning and"
                                + " Backdoor Attacks",
                        "Yang et al.",
                        2023,
                        "2303.06854"));
    }

    @Override
    public Class<RoClipOptions> options() {
        return RoClipOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return RoClip.class;
    }
}
