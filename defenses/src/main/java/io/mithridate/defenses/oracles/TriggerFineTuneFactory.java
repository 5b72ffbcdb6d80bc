package io.mithridate.defenses.oracles;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code trigger-fine-tune} is. */
public final class TriggerFineTuneFactory implements DefenseFactory<TriggerFineTune.Options> {

    static final String NAME = "trigger-fine-tune";

    /** Made by {@link java.util.ServiceLoader}. */
    public TriggerFineTuneFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "oracle's first half: teaches the suspect the true trigger again, which defends"
                + " nothing";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Editing Models with Task Arithmetic",
                        "Ilharco et al.",
                        2022,
                        "2212.04089"));
    }

    @Override
    public Class<TriggerFineTune.Options> options() {
        return TriggerFineTune.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return TriggerFineTune.class;
    }
}
