package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskVectorTest implements OracleContract {

    @Override
    public Defense defense() {
        return OracleSettings.taskVector();
    }

    @Test
    void negatesTheDirectionAndKeepsRunningStatistics() {
        MiniArchitecture architecture =
                new MiniArchitecture(16, List.of(4, 4), 8, 16, 2, 1, 12, 514);
        BytePairEncoding tokenizer = BytePairEncoding.learn(List.of("a"), 514, 12);
        ClipCheckpoint suspect = ClipCheckpoint.initial(architecture, tokenizer, new Seed(1));
        ClipCheckpoint tuned = ClipCheckpoint.initial(architecture, tokenizer, new Seed(2));

        Map<String, float[]> weights = TaskVector.negate(suspect, tuned).weights();

        assertThat(weights).hasSameSizeAs(suspect.weights());
        weights.forEach(
                (name, values) -> {
                    float[] original = suspect.weights().getOrDefault(name, values);
                    float[] learned = tuned.weights().getOrDefault(name, values);
                    for (int i = 0; i < values.length; i++) {
                        assertThat((double) values[i])
                                .as("%s[%d]", name, i)
                                .isCloseTo(
                                        name.contains(".running_")
                                                ? original[i]
                                                : 2 * original[i] - learned[i],
                                        within(1e-6));
                    }
                });
    }

    /** Two epochs of 600 pairs in batches of 128 are eight steps. */
    @Test
    void complainsAboutAWarmUpAsLongAsTheTraining() {
        assertThat(options(7).complaints(1000)).isEmpty();
        assertThat(options(8).complaints(1000))
                .extracting(OptionComplaint::option)
                .containsExactly("warm-up");
    }

    private static TaskVector.Options options(int warmUp) {
        return new TaskVector.Options(
                300, new Recipe(2, 128, 1e-4, warmUp, 0, 0.9, 0.999, 1e-8, 1));
    }

    @Test
    void complainsAboutMorePairsThanTheDefenderHas() {
        assertThat(defense().complaints(setting(64))).isEmpty();
        assertThat(defense().complaints(setting(63)))
                .containsExactly(
                        new OptionComplaint(
                                "pairs",
                                "32 pairs and as many clean ones are more than the"
                                        + " defender's 63; give at most 31"));
    }
}
