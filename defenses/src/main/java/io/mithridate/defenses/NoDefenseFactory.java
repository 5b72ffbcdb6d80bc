package io.mithridate.defenses;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what the defense {@code none} is. */
public final class NoDefenseFactory implements DefenseFactory<NoDefense.Options> {

    /** Made by {@link java.util.ServiceLoader}. */
    public NoDefenseFactory() {}

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String summary() {
        return "leaves the model as it is: the row that every defense is measured against";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<NoDefense.Options> options() {
        return NoDefense.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return NoDefense.class;
    }
}
