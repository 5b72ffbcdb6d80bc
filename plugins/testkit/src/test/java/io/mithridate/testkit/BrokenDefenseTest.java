package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.Setting;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each way to break the contract of defenses is found by the test that is named after it. */
class BrokenDefenseTest {

    private static DefenseContract contractOf(Defense defense) {
        return new DefenseContract() {
            @Override
            public PluginFactory<?, ?> factory() {
                return new PixelAttackFactory();
            }

            @Override
            public Defense defense() {
                return defense;
            }
        };
    }

    /** Keeps its contract; each method can be broken by a subclass. */
    private static class Idle implements Purifier {

        @Override
        public Set<Access> requires() {
            return Set.of(Access.CLEAN_PAIRS);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }
    }

    @Test
    void aDefenseThatKeepsItsContractPasses() {
        DefenseContract contract = contractOf(new Idle());
        assertThatCode(
                        () -> {
                            contract.requirementsAreSettled();
                            contract.hasNoComplaintAboutItsSetting();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void requirementsThatChange() {
        Set<Access> asked = EnumSet.noneOf(Access.class);
        Idle undecided =
                new Idle() {
                    @Override
                    public Set<Access> requires() {
                        Set<Access> now = Set.copyOf(asked);
                        asked.add(Access.CLASS_NAMES);
                        return now;
                    }
                };
        assertThatThrownBy(contractOf(undecided)::requirementsAreSettled)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void optionsThatDoNotFitTheSetting() {
        Idle complaining =
                new Idle() {
                    @Override
                    public List<OptionComplaint> complaints(Setting setting) {
                        return List.of(new OptionComplaint("size", "too large"));
                    }
                };
        assertThatThrownBy(contractOf(complaining)::hasNoComplaintAboutItsSetting)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("too large");
    }
}
