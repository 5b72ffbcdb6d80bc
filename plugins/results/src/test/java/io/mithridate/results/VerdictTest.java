package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.statistics.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VerdictTest {

    /**
     * Differences on eight seeds, from -0.30 to -0.23: two of 256 choices of signs put the sum this
     * far from 0.
     */
    private static final List<Double> LOWER = seeds(8, -0.30, 0.01);

    /**
     * The adjusted values are, in ascending order of p, 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04,
     * which is raised to 0.06.
     */
    @Test
    void holmMultipliesEachByTheNumberOfRemainingOnes() {
        assertThat(Verdict.holm(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Verdict.holm(0.6, 0.7)).containsExactly(1, 1);
        assertThat(Verdict.holm()).isEmpty();
    }

    @Property
    void holmLowersNoPValueAndKeepsTheOrder(
            @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = Verdict.holm(p);

        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], 1.0);
            for (int j = 0; j < p.length; j++) {
                if (p[i] < p[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
    }

    @Test
    void lowerIsBetterAndHigherIsWorse() {
        Verdict better = verdict(LOWER);

        assertThat(better.word()).isEqualTo("better");
        assertThat(better.signFlip()).isEqualTo(2.0 / 256);
        assertThat(better.student()).isLessThan(1e-6);
        assertThat(verdict(LOWER.stream().map(value -> -value).toList()).word()).isEqualTo("worse");
    }

    /**
     * The sign-flip p of eight seeds is 1 / 128; Holm makes it 0.047 with six contrasts and more
     * than 0.05 with seven.
     */
    @Test
    void holmCoversAllContrastsOfAnAttack() {
        assertThat(Verdict.of(Collections.nCopies(6, LOWER), 0))
                .allSatisfy(verdict -> assertThat(verdict.word()).isEqualTo("better"))
                .allSatisfy(verdict -> assertThat(verdict.adjustedSignFlip()).isEqualTo(6.0 / 128));
        assertThat(Verdict.of(Collections.nCopies(7, LOWER), 0))
                .allSatisfy(verdict -> assertThat(verdict.word()).isEqualTo("not resolved"));
    }

    /** Seven contrasts were named; the one without a result counts as well. */
    @Test
    void holmCountsMissingNamedContrasts() {
        assertThat(Verdict.of(Collections.nCopies(6, LOWER), 7))
                .allSatisfy(verdict -> assertThat(verdict.adjustedSignFlip()).isEqualTo(7.0 / 128))
                .allSatisfy(verdict -> assertThat(verdict.word()).isEqualTo("not resolved"));
    }

    /** With five seeds the sign-flip p is at least 2 / 32, however small Student's p is. */
    @Test
    void verdictRequiresBothTests() {
        Verdict few = verdict(seeds(5, -0.30, 0.01));
        assertThat(few.student()).isLessThan(1e-4);
        assertThat(few.signFlip()).isEqualTo(0.0625);
        assertThat(few.word()).isEqualTo("not resolved");

        Verdict uneven = verdict(List.of(-0.01, -0.01, -0.01, -0.01, -0.01, -0.01, -0.01, -0.9));
        assertThat(uneven.signFlip()).isEqualTo(2.0 / 256);
        assertThat(uneven.student()).isGreaterThan(0.05);
        assertThat(uneven.word()).isEqualTo("not resolved");
    }

    /**
     * 0, 2, 4 and 6 points have the mean 3 and the standard deviation 2.58199; t(3) at 90 % is
     * 2.353363, so the interval is 3 ± 3.03818. If each value is five points higher, the interval
     * exceeds 10.
     */
    @Test
    void intervalWithinTenPointsIsAlike() {
        Verdict alike = verdict(seeds(4, 0, 0.02));

        assertThat(alike.interval().low()).isCloseTo(-0.0003818, within(1e-7));
        assertThat(alike.interval().high()).isCloseTo(0.0603818, within(1e-7));
        assertThat(alike.word()).isEqualTo("alike");
        assertThat(verdict(seeds(4, 0.05, 0.02)).word()).isEqualTo("not resolved");
        assertThat(verdict(seeds(4, -0.11, 0.02)).word()).isEqualTo("not resolved");
        assertThat(verdict(Collections.nCopies(5, 0.10)).word()).isEqualTo("alike");
    }

    /** On eight seeds, 2 to 2.7 points less is significant, although it is little. */
    @Test
    void smallSignificantDifferenceIsNotAlike() {
        assertThat(verdict(seeds(8, -0.027, 0.001)).word()).isEqualTo("better");
    }

    @Test
    void returnsNoVerdictsWithoutContrasts() {
        assertThat(Verdict.of(List.of(), 4)).isEmpty();
    }

    private static Verdict verdict(List<Double> differences) {
        return Verdict.of(List.of(differences), 0).get(0);
    }

    private static List<Double> seeds(int n, double first, double step) {
        return IntStream.range(0, n).mapToObj(i -> first + i * step).toList();
    }
}
