package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskVectorTest implements OracleContract {

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
    void leavesRunningStatisticsAlone() {
        Map<String, float[]> weights =
                TaskVector.negated(
                        Map.of(
                                "bn1.weight", new float[] {1},
                                "bn1.running_mean", new float[] {2},
                                "bn1.running_var", new float[] {4}),
                        Map.of(
                                "bn1.weight", new float[] {3},
                                "bn1.running_mean", new float[] {5},
                                "bn1.running_var", new float[] {6}),
                        1);

        assertThat(weights.get("bn1.weight")).containsExactly(-1);
        assertThat(weights.get("bn1.running_mean")).containsExactly(2);
        assertThat(weights.get("bn1.running_var")).containsExactly(4);
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
