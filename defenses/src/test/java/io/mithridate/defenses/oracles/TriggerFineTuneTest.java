package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.defenses.BarMaterial;
import org.junit.jupiter.api.Test;

class TriggerFineTuneTest implements OracleContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new TriggerFineTuneFactory();
    }

    @Override
    public Defense defense() {
        return new BarMaterial()
                .plugins()
                .create(OracleSettings.taskVector(1).firstHalf().orElseThrow());
    }

    @Test
    void complainsOfMorePairsThanTheDefenderHas() {
        assertThat(defense().complaints(setting(64))).isEmpty();
        assertThat(defense().complaints(setting(63)))
                .containsExactly(
                        new OptionComplaint(
                                "pairs",
                                "32 pairs and as many clean ones are more than the"
                                        + " defender's 63; give at most 31"));
    }
}
