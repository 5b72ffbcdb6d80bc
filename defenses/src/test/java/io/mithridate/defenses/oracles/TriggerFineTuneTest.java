package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.BarMaterial;
import org.junit.jupiter.api.Test;

class TriggerFineTuneTest implements OracleContract {

    @Override
    public Defense defense() {
        return new BarMaterial()
                .plugins()
                .create(OracleSettings.taskVector(1).firstHalf().orElseThrow());
    }

    /** Two epochs of 600 pairs in batches of 128 are eight steps. */
    @Test
    void complainsOfAWarmUpThatIsNotOverBeforeTheTraining() {
        assertThat(options(7).complaints(1000)).isEmpty();
        assertThat(options(8).complaints(1000))
                .extracting(OptionComplaint::option)
                .containsExactly("warm-up");
    }

    private static TriggerFineTune.Options options(int warmUp) {
        return new TriggerFineTune.Options(
                300, new Recipe(2, 128, 1e-4, warmUp, 0, 0.9, 0.999, 1e-8, 1));
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
