package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.statistics.SignFlip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignFlipTest {

    /**
     * With the first sign kept, the sums of 3, 1, −1 are 3, 5, 1, 3: three of four are at least 3.
     * Those of 4, 3, 2, −1 are 10, 8, 6, 4, 4, 2, 0, −2: two of eight are at least 8. The sign of a
     * 0 changes nothing, so half of all sign choices repeat the other half.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|1",
                "1 1 1|0.25",
                "3 1 -1|0.75",
                "1 0 2|0.5",
                "0 0 0|1",
                "4 3 2 1|0.125",
                "4 3 2 -1|0.25",
                "-4 -3 -2 1|0.25",
                "1 1 -1 -1|1",
                "0.1 0.2 0.3 0.4 0.5 0.6|0.03125"
            })
    void computesTheExactShareOfSigns(String differences, double p) {
        assertThat(test(Arrays.stream(differences.split(" ")).mapToDouble(Double::parseDouble)))
                .isEqualTo(p);
    }

    @Test
    void countsAllSignsOfTwentySeeds() {
        assertThat(test(IntStream.rangeClosed(1, 20).asDoubleStream())).isEqualTo(2 / 0x1p20);
    }

    /**
     * Seven of 21 equal differences are below 0, so the sum is 7. At least 14 of 21 coins show
     * heads in 198 440 of 2^21 throws, and tails equally often.
     */
    @Test
    void drawsSignsForMoreThanTwentySeeds() {
        double p = test(IntStream.range(0, 21).mapToDouble(i -> i % 3 == 0 ? -1 : 1));

        assertThat(p).isCloseTo(2 * 198_440 / 0x1p21, within(0.005));
        assertThat(test(DoubleStream.generate(() -> 1).limit(30))).isLessThan(1e-4);
    }

    @Property
    void isSymmetric(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -1, max = 1) Double> values) {
        double p = SignFlip.test(values);

        assertThat(SignFlip.test(values.stream().map(value -> -value).toList())).isEqualTo(p);
    }

    @Property
    void ignoresTheOrderOfSeeds(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -1, max = 1) Double> values,
            @ForAll int seed) {
        List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(SignFlip.test(shuffled)).isEqualTo(SignFlip.test(values));
    }

    @Property
    void isAtLeastTheShareOfTwoSignCombinations(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -1, max = 1) Double> values) {
        assertThat(SignFlip.test(values)).isBetween(2 / Math.pow(2, values.size()), 1.0);
    }

    @Property
    void differencesOfOneSignHaveTheSmallestP(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0.01, max = 1) Double> values) {
        assertThat(SignFlip.test(values)).isEqualTo(2 / Math.pow(2, values.size()));
    }

    private static double test(DoubleStream differences) {
        return SignFlip.test(differences.boxed().toList());
    }
}
