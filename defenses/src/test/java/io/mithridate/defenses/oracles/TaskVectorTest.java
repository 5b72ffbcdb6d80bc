package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskVectorTest implements OracleContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new TaskVectorFactory();
    }

    @Override
    public Defense defense() {
        return OracleSettings.taskVector(0.5);
    }

    @Test
    void everyAlphaTakesTheSameDirection() {
        assertThat(OracleSettings.taskVector(0.1).firstHalf())
                .isPresent()
                .isEqualTo(OracleSettings.taskVector(3).firstHalf());
    }

    @Test
    void goesAgainstTheDirection() {
        Map<String, float[]> weights =
                TaskVector.negated(
                        Map.of("w", new float[] {1, -2}), Map.of("w", new float[] {3, -1}), 0.5);

        assertThat(weights.get("w")).containsExactly(0, -2.5f);
    }

    @Test
    void noVarianceFallsBelowZero() {
        Map<String, float[]> weights =
                TaskVector.negated(
                        Map.of("bn1.running_var", new float[] {1, 4}),
                        Map.of("bn1.running_var", new float[] {3, 5}),
                        1);

        assertThat(weights.get("bn1.running_var")).containsExactly(0, 3);
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
