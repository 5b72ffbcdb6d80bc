package io.mithridate.defenses;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code fine-tune} is. */
public final class FineTuneFactory implements DefenseFactory<FineTune.Options> {

    static final String NAME = "fine-tune";

    /** Made by {@link java.util.ServiceLoader}. */
    public FineTuneFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "trains further on clean pairs with CLIP's own loss";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(Papers.CLEAN_CLIP, Papers.CLIP);
    }

    @Override
    public Class<FineTune.Options> options() {
        return FineTune.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return FineTune.class;
    }
}
