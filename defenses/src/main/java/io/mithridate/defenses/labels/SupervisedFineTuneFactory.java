package io.mithridate.defenses.labels;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import io.mithridate.defenses.Papers;
import java.util.List;

/** Says what the defense {@code supervised-fine-tune} is. */
public final class SupervisedFineTuneFactory implements DefenseFactory<SupervisedFineTune.Options> {

    /** Made by {@link java.util.ServiceLoader}. */
    public SupervisedFineTuneFactory() {}

    @Override
    public String name() {
        return "supervised-fine-tune";
    }

    @Override
    public String summary() {
        return "trains the image tower on labelled pictures, under a new linear head";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(Papers.CLEAN_CLIP);
    }

    @Override
    public Class<SupervisedFineTune.Options> options() {
        return SupervisedFineTune.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return SupervisedFineTune.class;
    }
}
