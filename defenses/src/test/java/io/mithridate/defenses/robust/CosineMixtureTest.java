package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CosineMixtureTest {

    private static final double[] COSINES = {.05, .12, .15, .20, .30, .32, .40, .45, .50, .55};

    @Test
    void fitMatchesTheDocumentedExample() {
        CosineMixture mixture = CosineMixture.fit(COSINES, 0, 100_000);

        assertThat(
                        List.of(
                                mixture.low().mean(),
                                mixture.high().mean(),
                                Math.sqrt(mixture.low().variance()),
                                Math.sqrt(mixture.high().variance()),
                                mixture.low().weight(),
                                mixture.high().weight()))
                .usingComparatorForType(
                        (one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1, Double.class)
                .containsExactly(.127506, .412072, .054871, .098744, .379779, .620221);
        double[] expected = {
            .002953, .011406, .028332, .177906, .985226, .996394, .999995, 1, 1, 1
        };
        assertThat(Arrays.stream(COSINES).map(mixture::posterior).toArray())
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(expected);
        assertThat(mixture.posterior(-.5)).as("far below both means").isCloseTo(1, within(1e-6));
        assertThat(mixture.posterior(-.2)).isCloseTo(.183059, within(1e-6));
    }

    @Test
    void sixOfTenPairsAreSafe() {
        assertThat(SafePairs.of(COSINES, 0, 100_000, false).atLeast(.9).cardinality()).isEqualTo(6);
    }

    @Test
    void aPairFarBelowBothMeansIsSafeOnlyInTheReleasedCode() {
        double[] cosines = GoldenCosines.all();
        int lowest = 0;
        for (int i = 1; i < cosines.length; i++) {
            lowest = cosines[i] < cosines[lowest] ? i : lowest;
        }

        assertThat(SafePairs.of(cosines, 1e-12, 1000, true).posteriors()[lowest])
                .isCloseTo(1, within(1e-3));
        assertThat(SafePairs.of(cosines, 1e-12, 1000, false).posteriors()[lowest]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"tolerance_1e-3, 1e-3, 100", "converged, 1e-12, 1000"})
    void mixtureAndSafePairsMatchAnotherImplementation(
            String form, double tolerance, int maxIterations) {
        double[] cosines = GoldenCosines.all();

        CosineMixture mixture = CosineMixture.fit(cosines, tolerance, maxIterations);
        SafePairs ours = SafePairs.of(cosines, tolerance, maxIterations, false);
        SafePairs compat = SafePairs.of(cosines, tolerance, maxIterations, true);

        assertThat(
                        new double[] {
                            mixture.low().mean(), mixture.high().mean(),
                        })
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(GoldenCosines.TENSORS.doubles(form + ".means"));
        assertThat(new double[] {mixture.low().variance(), mixture.high().variance()})
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(GoldenCosines.TENSORS.doubles(form + ".variances"));
        assertThat(new double[] {mixture.low().weight(), mixture.high().weight()})
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(GoldenCosines.TENSORS.doubles(form + ".weights"));
        assertThat(compat.posteriors())
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(GoldenCosines.TENSORS.doubles(form + ".posterior"));
        assertThat(ours.posteriors())
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(GoldenCosines.TENSORS.doubles(form + ".posterior_fixed"));
        assertThat(ours.atLeast(.9)).isEqualTo(GoldenCosines.pairs(form + ".safe"));
        assertThat(compat.atLeast(.9)).isEqualTo(GoldenCosines.pairs(form + ".safe_compat"));
        assertThat(ours.mostProbable(nextCount(ours)))
                .isEqualTo(GoldenCosines.pairs(form + ".next_safe"));
        assertThat(compat.mostProbable(nextCount(compat)))
                .isEqualTo(GoldenCosines.pairs(form + ".next_safe_compat"));
    }

    private static int nextCount(SafePairs pairs) {
        int count = pairs.posteriors().length;
        double share = (double) pairs.atLeast(.9).cardinality() / count;
        return (int) Math.floor((share + .01) * count);
    }

    @Property(tries = 100)
    void posteriorsAreProbabilities(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1, max = 1) Double> cosines) {
        double[] values = cosines.stream().mapToDouble(Double::doubleValue).toArray();

        CosineMixture mixture = CosineMixture.fit(values, 1e-3, 100);

        assertThat(mixture.low().mean()).isLessThanOrEqualTo(mixture.high().mean());
        assertThat(mixture.low().weight() + mixture.high().weight()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(values).map(mixture::posterior).boxed().toList())
                .allSatisfy(posterior -> assertThat(posterior).isBetween(0.0, 1.0));
    }
}
