package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellNumbersTest {

    @Test
    void consecutiveNumbersFormARange() {
        assertThat(RecordedRun.CellNumbers.format(0, 1, 2, 3)).isEqualTo("cells 0 to 3");
        assertThat(RecordedRun.CellNumbers.format(2, 4, 5, 9)).isEqualTo("cells 2, 4 to 5, 9");
    }

    @Test
    void listsAFewCellsIndividually() {
        assertThat(RecordedRun.CellNumbers.format(4)).isEqualTo("cell 4");
        assertThat(RecordedRun.CellNumbers.format()).isEqualTo("no cells");
    }
}
