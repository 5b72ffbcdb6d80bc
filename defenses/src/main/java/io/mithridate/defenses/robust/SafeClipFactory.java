package io.mithridate.defenses.robust;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code safe-clip} is. */
public final class SafeClipFactory implements DefenseFactory<SafeClipOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public SafeClipFactory() {}

    @Override
    public String name() {
        return "safe-clip";
    }

    @Override
    public String summary() {
        return "trains in the victim's place, on picture and caption together only where they"
                + " agree";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Better Safe than Sorry: Pre-training CLIP against Targeted Data"
                                + " Poisoning and Backdoor Attacks",
                        "Yang et al.",
                        2023,
                        "2310.05862"));
    }

    @Override
    public Class<SafeClipOptions> options() {
        return SafeClipOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return SafeClip.class;
    }
}
