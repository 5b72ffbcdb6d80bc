package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MappingTest {

    @Test
    void allToOneMapsEveryClassExceptTheTarget() {
        Mapping mapping = new Mapping.AllToOne(1);
        assertThat(mapping.target(0)).hasValue(1);
        assertThat(mapping.target(1)).isEmpty();
        assertThat(mapping.target(2)).hasValue(1);
        assertThat(mapping.target()).hasValue(1);
    }

    @Test
    void oneToOneMapsOnlyTheSource() {
        Mapping mapping = new Mapping.OneToOne(2, 0);
        assertThat(mapping.target(2)).hasValue(0);
        assertThat(mapping.target(0)).isEmpty();
        assertThat(mapping.target(1)).isEmpty();
        assertThat(mapping.target()).hasValue(0);
        assertThatThrownBy(() -> new Mapping.OneToOne(1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allToAllMapsEachClassToTheNextAndTheLastToTheFirst() {
        Mapping mapping = new Mapping.AllToAll(3);
        assertThat(mapping.target(0)).hasValue(1);
        assertThat(mapping.target(1)).hasValue(2);
        assertThat(mapping.target(2)).hasValue(0);
        assertThat(mapping.target()).isEmpty();
        assertThatThrownBy(() -> new Mapping.AllToAll(1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
