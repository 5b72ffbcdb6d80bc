package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.training.Recipe;
import org.junit.jupiter.api.Test;

class UnlearnTest implements OracleContract {

    private static Unlearn withShare(double share) {
        return OracleSettings.unlearn(
                new Unlearn.Options(
                        Unlearn.Options.Mode.REPEL,
                        share,
                        1,
                        false,
                        new Recipe(2, 16, 1e-3, 2, 0.1, 0.9, 0.999, 1e-8, 0)));
    }

    @Override
    public Defense defense() {
        return withShare(0.1);
    }

    @Test
    void complainsAboutAShareBelowOnePair() {
        assertThat(withShare(0.01).complaints(setting(50))).isEmpty();
        assertThat(withShare(0.009).complaints(setting(50)))
                .containsExactly(
                        new OptionComplaint(
                                "share",
                                "0.009 of 50 pairs is less than one pair; give at least 0.02"));
    }

    @Test
    void complainsAboutABatchLargerThanTheDefendersPairs() {
        assertThat(defense().complaints(setting(15)))
                .extracting(OptionComplaint::option)
                .containsExactly("batch");
    }

    @Test
    void rejectsContradictoryOptions() {
        assertThatThrownBy(() -> withShare(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves no clean pair for CLIP's loss");
        assertThatThrownBy(
                        () ->
                                new Unlearn.Options(
                                        Unlearn.Options.Mode.RELABEL,
                                        0.1,
                                        1,
                                        true,
                                        OracleSettings.RECIPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compat applies only to mode: repel");
        assertThatThrownBy(
                        () ->
                                new Unlearn.Options(
                                        Unlearn.Options.Mode.RELABEL,
                                        0.1,
                                        2,
                                        false,
                                        OracleSettings.RECIPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight applies only to mode: repel");
    }
}
