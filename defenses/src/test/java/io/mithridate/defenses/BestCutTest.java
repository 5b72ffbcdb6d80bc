package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BestCutTest {

    /**
     * The cut 1, 2 | 6, 7 leaves 0.5 + 0.5 within the groups; a cut after 1 or after 6 leaves 14.
     */
    @Test
    void minimizesTheSquaresWithinTheGroups() {
        double[] values = {7, 1, 6, 2};

        assertThat(BestCut.upperGroupMinimum(values)).isEqualTo(6);
        assertThat(values).containsExactly(7, 1, 6, 2);
    }

    /** The cuts 0 | 1, 2 and 0, 1 | 2 both leave 0.5 within the groups. */
    @Test
    void usesTheLowestOfEquallyGoodCuts() {
        assertThat(BestCut.upperGroupMinimum(new double[] {2, 1, 0})).isEqualTo(1);
    }

    @Test
    void returnsASingleNumber() {
        assertThat(BestCut.upperGroupMinimum(new double[] {3})).isEqualTo(3);
    }

    @Test
    void putsEqualNumbersIntoTheUpperGroup() {
        assertThat(BestCut.upperGroupMinimum(new double[] {4, 4, 4})).isEqualTo(4);
    }
}
