package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.budgets.BudgetRule;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetRuleTest {

    /**
     * The clean accuracy is 80 % for the victim and 79.5, 78 and 70 % for the settings, so the
     * settings lose 0.5, 2 and 10 points.
     */
    @ParameterizedTest
    @CsvSource({"0.4,", "0.5,0", "1,0", "1.99,0", "2,1", "5,1", "9.99,1", "10,2", "100,2"})
    void choosesTheLastSettingWithinTheBudget(double points, Integer position) {
        List<OptionalDouble> settings = accuracies(0.795, 0.78, 0.70);

        if (position == null) {
            assertThat(BudgetRule.choose(points, 0.80, settings)).isEmpty();
        } else {
            assertThat(BudgetRule.choose(points, 0.80, settings)).hasValue(position);
        }
    }

    @Test
    void choosesALaterSettingEvenIfEarlierOnesExceedTheBudget() {
        assertThat(BudgetRule.choose(1, 0.80, accuracies(0.795, 0.70, 0.79, 0.60))).hasValue(2);
    }

    @Test
    void settingThatGainsAccuracyIsWithinEveryBudget() {
        assertThat(BudgetRule.choose(0, 0.80, accuracies(0.81, 0.79))).hasValue(0);
    }

    @Test
    void doesNotChooseASettingWithoutAResult() {
        List<OptionalDouble> settings =
                List.of(OptionalDouble.of(0.795), OptionalDouble.of(0.79), OptionalDouble.empty());

        assertThat(BudgetRule.choose(2, 0.80, settings)).hasValue(1);
        assertThat(BudgetRule.choose(2, 0.80, List.of(OptionalDouble.empty()))).isEmpty();
    }

    @Property
    void chosenSettingIsTheLastWithinTheBudget(
            @ForAll @DoubleRange(min = 0, max = 20) double points,
            @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = 0, max = 1) Double> settings) {
        double victim = 0.5;
        int chosen =
                BudgetRule.choose(
                                points, victim, settings.stream().map(OptionalDouble::of).toList())
                        .orElse(-1);

        for (int i = 0; i < settings.size(); i++) {
            double loss = 100 * (victim - settings.get(i));
            if (i == chosen) {
                assertThat(loss).isLessThanOrEqualTo(points + 1e-8);
            } else if (i > chosen) {
                assertThat(loss).isGreaterThan(points);
            }
        }
    }

    @Test
    void standardErrorIsThatOfABinomial() {
        // sqrt(0.8 * 0.2 / 5000) = sqrt(0.000032) = 0.00565685.
        assertThat(BudgetRule.standardError(0.8, 5000)).isCloseTo(0.00565685, within(1e-8));
    }

    private static List<OptionalDouble> accuracies(double... shares) {
        return DoubleStream.of(shares).mapToObj(OptionalDouble::of).toList();
    }
}
