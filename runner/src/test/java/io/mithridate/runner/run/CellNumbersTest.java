package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellNumbersTest {

    @Test
    void numbersThatFollowEachOtherAreARange() {
        assertThat(CellNumbers.shown(0, 1, 2, 3)).isEqualTo("cells 0 to 3");
        assertThat(CellNumbers.shown(2, 4, 5, 9)).isEqualTo("cells 2, 4 to 5, 9");
    }

    @Test
    void fewCellsAreNamedAsTheyAre() {
        assertThat(CellNumbers.shown(4)).isEqualTo("cell 4");
        assertThat(CellNumbers.shown()).isEqualTo("no cells");
    }
}
