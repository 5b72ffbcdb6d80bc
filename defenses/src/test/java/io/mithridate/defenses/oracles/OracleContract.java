package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.plugin.Setting;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of defenses that receive clean pairs and the true trigger. */
interface OracleContract extends DefenseContract {

    @Override
    default DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    default void isAnOracle() {
        assertThat(defense().requires())
                .containsExactlyInAnyOrder(Access.CLEAN_PAIRS, Access.TRUE_TRIGGER);
    }

    /** Returns a setting in which the defender has the given number of pairs. */
    default Setting setting(int defender) {
        return new Setting(
                new Classes(List.of("dog", "cat")), 32, new Setting.Pairs(1000, 1000, defender));
    }
}
