package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.testkit.DefenseContract;
import org.junit.jupiter.api.Test;

class TaCleanerTest implements DefenseContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new TaCleanerFactory();
    }

    @Override
    public Defense defense() {
        return new TaCleaner(
                new TaCleanerSettings().build(), Purification.FINE_TUNER, FixedPlugins.bundled());
    }

    @Test
    void needsCleanPairsAlone() {
        assertThat(defense().requires()).containsExactly(Access.CLEAN_PAIRS);
    }
}
