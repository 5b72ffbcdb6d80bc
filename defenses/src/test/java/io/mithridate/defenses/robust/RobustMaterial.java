package io.mithridate.defenses.robust;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.testkit.DefenseMaterial;
import java.util.Optional;

/**
 * Pictures of bars, and a victim's recipe that has epochs enough.
 *
 * @param pairs what the victim was trained on
 * @param recipe the victim's
 */
record RobustMaterial(PairSet pairs, Recipe recipe) implements DefenseMaterial {

    private static final BarMaterial BARS = new BarMaterial();

    /** Clean bars, and four epochs of four steps. */
    RobustMaterial() {
        this(BARS.pairs(), new Recipe(4, 16, 1e-2, 2, 0, 0.9, 0.999, 1e-8, 1));
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return BARS.vocabulary();
    }

    @Override
    public ImageDecoder decoder() {
        return BARS.decoder();
    }

    @Override
    public ModelProvider models() {
        return BARS.models();
    }

    @Override
    public Plugins plugins() {
        return BARS.plugins();
    }
}
