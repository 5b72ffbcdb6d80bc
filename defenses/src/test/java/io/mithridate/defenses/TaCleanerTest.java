package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.augmenters.counterfactual.LexiconChoice;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import org.junit.jupiter.api.Test;

class TaCleanerTest implements DefenseContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new TaCleanerFactory();
    }

    @Override
    public Defense defense() {
        return new TaCleaner(
                new TaCleanerSettings().build(), BarMaterial.FINE_TUNER, FixedPlugins.bundled());
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    void theWordsOfTheDataSetTellTheNamesOfTheClasses() {
        assertThat(defense().requires())
                .containsExactlyInAnyOrder(Access.CLEAN_PAIRS, Access.CLASS_NAMES);
    }

    @Test
    void withWordNetItNeedsCleanPairsAlone() {
        TaCleanerOptions options = new TaCleanerSettings().lexicon(LexiconChoice.WORDNET).build();
        TaCleaner defense = new TaCleaner(options, BarMaterial.FINE_TUNER, FixedPlugins.bundled());

        assertThat(defense.requires()).containsExactly(Access.CLEAN_PAIRS);
    }
}
