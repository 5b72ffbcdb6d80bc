package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PairCounts;
import io.mithridate.api.plugin.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every defense promises before it is given a model. */
public interface DefenseContract extends FactoryContract {

    /** A new defense, with the options that are under test. */
    Defense defense();

    /** What the options are judged against. */
    default Setting setting() {
        return new Setting(
                new Classes(List.of("apple", "dog", "banana", "old book", "cat")),
                32,
                new PairCounts(1000, 1000, 1000));
    }

    /** The planner draws a stage's inputs and key from what a defense requires. */
    @Test
    default void requirementsAreSettled() {
        assertThat(defense().requires())
                .isNotNull()
                .doesNotContainNull()
                .isEqualTo(defense().requires());
    }

    /** The options under test are right for the setting under test. */
    @Test
    default void hasNoComplaintAboutItsSetting() {
        assertThat(defense().complaints(setting())).isEmpty();
    }
}
