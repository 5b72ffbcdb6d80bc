package io.mithridate.defenses;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code ta-cleaner} is. */
public final class TaCleanerFactory implements DefenseFactory<TaCleanerOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public TaCleanerFactory() {}

    @Override
    public String name() {
        return "ta-cleaner";
    }

    @Override
    public String summary() {
        return "CleanCLIP with pictures aligned to true sub-captions and away from counterfactual"
                + " ones";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(Papers.TA_CLEANER, Papers.CLEAN_CLIP);
    }

    @Override
    public Class<TaCleanerOptions> options() {
        return TaCleanerOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return TaCleaner.class;
    }
}
