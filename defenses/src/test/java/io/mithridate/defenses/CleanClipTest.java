package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import org.junit.jupiter.api.Test;

class CleanClipTest implements DefenseContract {

    @Override
    public Defense defense() {
        return new CleanClip(options(1, 1), BarMaterial.FINE_TUNER, FixedPlugins.bundled());
    }

    private static CleanClip.Options options(double crossModalWeight, double inModalWeight) {
        return new CleanClip.Options(
                crossModalWeight,
                new InModal(inModalWeight, ImageAugmentation.AUTO_AUGMENT, TaCleanerSettings.EDA),
                false,
                TaCleanerSettings.RECIPE);
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    void rejectsWeightsThatAreAllZero() {
        assertThatThrownBy(() -> options(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are both 0");
    }

    @Test
    void requiresOnlyCleanPairs() {
        assertThat(defense().requires()).containsExactly(Access.CLEAN_PAIRS);
    }
}
