package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PairCounts;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.Setting;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerFineTuneTest implements DefenseContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new TriggerFineTuneFactory();
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    void isAnOracle() {
        assertThat(defense().requires())
                .containsExactlyInAnyOrder(Access.CLEAN_PAIRS, Access.TRUE_TRIGGER);
    }

    private static Setting setting(int defender) {
        return new Setting(
                new Classes(List.of("dog", "cat")), 32, new PairCounts(1000, 1000, defender));
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
