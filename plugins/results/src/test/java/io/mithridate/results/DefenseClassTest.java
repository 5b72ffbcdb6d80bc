package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense.Access;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefenseClassTest {

    @Test
    void strongestAccessDeterminesTheClass() {
        assertThat(DefenseClass.of(Set.of())).isEqualTo(DefenseClass.NO_DATA);
        assertThat(DefenseClass.of(Set.of(Access.SUSPECT, Access.CLASS_NAMES)))
                .isEqualTo(DefenseClass.CLASS_NAMES);
        assertThat(DefenseClass.of(Set.of(Access.SUSPECT, Access.CLEAN_PAIRS)))
                .isEqualTo(DefenseClass.CLEAN_PAIRS);
        assertThat(DefenseClass.of(Set.of(Access.CLEAN_PAIRS, Access.CLASS_NAMES)))
                .isEqualTo(DefenseClass.CLEAN_PAIRS_AND_CLASS_NAMES);
        assertThat(DefenseClass.of(Set.of(Access.CLEAN_PAIRS, Access.LABELLED_IMAGES)))
                .isEqualTo(DefenseClass.LABELLED_IMAGES);
        assertThat(DefenseClass.of(Set.of(Access.TRAINING_PAIRS, Access.LABELLED_IMAGES)))
                .isEqualTo(DefenseClass.POISONED_SET);
        assertThat(DefenseClass.of(Set.of(Access.values()))).isEqualTo(DefenseClass.ORACLE);
    }
}
