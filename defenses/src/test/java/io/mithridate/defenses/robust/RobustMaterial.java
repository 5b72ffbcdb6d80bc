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
 * Pictures of bars, and a victim's recipe with enough epochs for every phase of robust training.
 *
 * @param pairs the training pairs of the victim
 * @param recipe the recipe of the victim
 * @param plugins the plugins that options name
 */
record RobustMaterial(PairSet pairs, Recipe recipe, Plugins plugins) implements DefenseMaterial {

    private static final BarMaterial BARS = new BarMaterial();

    /** Creates a material with the default plugins. */
    RobustMaterial(PairSet pairs, Recipe recipe) {
        this(pairs, recipe, BARS.plugins());
    }

    /** Creates a material with clean bars and four epochs of four steps. */
    RobustMaterial(Plugins plugins) {
        this(BARS.pairs(), new Recipe(4, 16, 1e-2, 2, 0, 0.9, 0.999, 1e-8, 1), plugins);
    }

    /** Creates the same material with the default plugins. */
    RobustMaterial() {
        this(BARS.plugins());
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
}
