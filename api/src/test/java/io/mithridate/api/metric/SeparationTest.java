package io.mithridate.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeparationTest {

    @Test
    void aurocCountsOrderedPairsAndHalfOfTheTies() {
        // 3 is above 1 and 2 and ties with 3; 2 is above 1 and ties with 2: (2.5 + 1.5) / 6.
        Separation groups = separation(new double[] {3, 2}, new double[] {2, 1, 3});

        assertThat(groups.auroc()).isCloseTo(4 / 6.0, within(1e-15));
        assertThat(groups.count()).isEqualTo(5);
    }

    @Test
    void aurocIsOneZeroOrOneHalfInExtremeCases() {
        assertThat(separation(new double[] {5, 6}, new double[] {1, 4}).auroc()).isEqualTo(1);
        assertThat(separation(new double[] {1, 4}, new double[] {5, 6}).auroc()).isZero();
        assertThat(separation(new double[] {1, 1}, new double[] {1, 1, 1}).auroc()).isEqualTo(0.5);
    }

    @Test
    void recallCountsScoresAboveTheInnocentThreshold() {
        double[] innocent = new double[100];
        for (int i = 0; i < 100; i++) {
            innocent[i] = i;
        }
        // At 5 % the threshold is 94, which 95 to 99 exceed; at 1 % it is 98; at 0 it is 99.
        Separation groups = separation(new double[] {94, 95, 98.5, 200}, innocent);

        assertThat(groups.recallAt(0.05)).isEqualTo(0.75);
        assertThat(groups.recallAt(0.01)).isEqualTo(0.5);
        assertThat(groups.recallAt(0)).isEqualTo(0.25);
    }

    @Test
    void rejectsEmptyGroupsAndNaN() {
        assertThatThrownBy(() -> separation(new double[0], new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs scores");
        assertThatThrownBy(() -> separation(new double[] {1}, new double[] {1, Double.NaN, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Property(tries = 200)
    void aurocIsTheShareOfOrderedPairs(
            @ForAll @Size(min = 1, max = 20) @IntRange(min = 0, max = 9) int[] one,
            @ForAll @Size(min = 1, max = 20) @IntRange(min = 0, max = 9) int[] other) {
        double[] suspicious = Arrays.stream(one).asDoubleStream().toArray();
        double[] innocent = Arrays.stream(other).asDoubleStream().toArray();
        double sum = 0;
        for (double high : suspicious) {
            for (double low : innocent) {
                sum += high > low ? 1 : high == low ? 0.5 : 0;
            }
        }
        double share = sum / (one.length * other.length);

        assertThat(separation(suspicious, innocent).auroc()).isCloseTo(share, within(1e-12));
        assertThat(separation(innocent, suspicious).auroc()).isCloseTo(1 - share, within(1e-12));
    }

    private static Separation separation(double[] suspicious, double[] innocent) {
        return new Separation(suspicious, innocent);
    }
}
