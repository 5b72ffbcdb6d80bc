package io.mithridate.defenses.inversion;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code inver-tune} is. */
public final class InverTuneFactory implements DefenseFactory<InverTuneOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public InverTuneFactory() {}

    @Override
    public String name() {
        return "inver-tune";
    }

    @Override
    public String summary() {
        return "inverts the trigger, and tunes the neurons that it moves most";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "InverTune: Removing Backdoors from Multimodal Contrastive Learning Models"
                                + " via Trigger Inversion and Activation Tuning",
                        "Sun et al.",
                        2025,
                        "2506.12411"));
    }

    @Override
    public Class<InverTuneOptions> options() {
        return InverTuneOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return InverTune.class;
    }
}
