package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import org.junit.jupiter.api.Test;

class FineTuneTest implements DefenseContract {

    @Override
    public Defense defense() {
        return new FineTune(new FineTune.Options(TaCleanerSettings.RECIPE), BarMaterial.FINE_TUNER);
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    void requiresOnlyCleanPairs() {
        assertThat(defense().requires()).containsExactly(Access.CLEAN_PAIRS);
    }
}
