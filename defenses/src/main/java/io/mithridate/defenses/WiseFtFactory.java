package io.mithridate.defenses;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code wise-ft} is. */
public final class WiseFtFactory implements DefenseFactory<WiseFt.Options> {

    /** Made by {@link java.util.ServiceLoader}. */
    public WiseFtFactory() {}

    @Override
    public String name() {
        return "wise-ft";
    }

    @Override
    public String summary() {
        return "mixes the weights of the suspicious model with those of one fine-tuned on clean"
                + " pairs";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(Papers.WISE_FT);
    }

    @Override
    public Class<WiseFt.Options> options() {
        return WiseFt.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return WiseFt.class;
    }
}
