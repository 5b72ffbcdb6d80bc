package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.budgets.AttackLeft;
import io.mithridate.results.budgets.AttackLeft.Setting;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackLeftTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    private static final AttackLeft FOUR_SETTINGS =
            new AttackLeft(
                    100,
                    List.of(
                            new Setting(-1, 90),
                            new Setting(2, 60),
                            new Setting(6, 20),
                            new Setting(14, 5)));

    private static final AttackLeft TWO_SETTINGS =
            new AttackLeft(100, List.of(new Setting(3, 50), new Setting(8, 10)));

    @ParameterizedTest
    @CsvSource({"-1.5,100", "-1,90", "0.5,75", "2,60", "4,40", "6,20", "10,12.5", "14,5", "20,5"})
    void interpolatesLossAndAttackBetweenNeighbors(double points, double expected) {
        assertThat(FOUR_SETTINGS.within(points)).isCloseTo(expected, CLOSE);
        assertThat(FOUR_SETTINGS.listEnds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.5,100", "2.9,100", "3,50", "5,34", "8,10", "10,10"})
    void returnsTheVictimBeforeTheListAndTheLastSettingAfterIt(double points, double expected) {
        assertThat(TWO_SETTINGS.within(points)).isCloseTo(expected, CLOSE);
        assertThat(TWO_SETTINGS.listEnds()).isTrue();
    }

    /**
     * The first list leaves 75, 70, 65 and 60 % at budgets of 0.5 to 2 points, in total 270. The
     * next eight values fall by 5 each, to 20 at 6 points: 8 · (55 + 20) / 2 = 300. The last eight
     * fall by 0.9375 each: 8 · 20 − 36 · 0.9375 = 126.25. The sum is 696.25. The second list leaves
     * 100 % at the five budgets below 3 points and 50 % at 3 points. The next ten values fall by 4
     * each, to 10 at 8 points: 10 · (46 + 10) / 2 = 280. The last four are 10. The sum is 870.
     */
    @Test
    void scoreIsTheMeanOverTwentyBudgets() {
        assertThat(FOUR_SETTINGS.mean()).isCloseTo(696.25 / 20, CLOSE);
        assertThat(TWO_SETTINGS.mean()).isCloseTo(870.0 / 20, CLOSE);
    }

    /**
     * The losses are 1, 5, 3 and 8 points. The last point of the list within 4 points is between
     * the third setting and the fourth.
     */
    @Test
    void usesTheLastPointWithinTheBudgetEvenIfEarlierOnesExceedIt() {
        AttackLeft left =
                new AttackLeft(
                        100,
                        List.of(
                                new Setting(1, 90),
                                new Setting(5, 70),
                                new Setting(3, 50),
                                new Setting(8, 40)));

        assertThat(left.within(2)).isCloseTo(85, CLOSE);
        assertThat(left.within(4)).isCloseTo(48, CLOSE);
    }

    @Test
    void returnsTheVictimIfThereAreNoSettings() {
        AttackLeft none = new AttackLeft(0.98, List.of());

        assertThat(none.mean()).isCloseTo(0.98, CLOSE);
        assertThat(none.listEnds()).isFalse();
    }

    /** In floating point, 0.80 - 0.78 is slightly more than two points. */
    @Test
    void lossOfRoundedSharesIsWithinItsBudget() {
        AttackLeft left = new AttackLeft(1, List.of(new Setting(100 * (0.80 - 0.78), 0.25)));

        assertThat(left.within(2)).isEqualTo(0.25);
        assertThat(new AttackLeft(1, List.of(new Setting(10, 0))).listEnds()).isTrue();
    }

    @Property
    void addedSettingDoesNotAffectBudgetsBelowTheLossesOfTheLastTwo(
            @ForAll("lists") AttackLeft left,
            @ForAll("settings") Setting added,
            @ForAll @DoubleRange(min = 0, max = 12) double points) {
        Setting end = left.settings().get(left.settings().size() - 1);
        List<Setting> longer = new ArrayList<>(left.settings());
        longer.add(added);
        double limit = Math.min(end.loss(), added.loss());
        double below = Math.min(points, limit - 1e-6);

        assertThat(new AttackLeft(left.victim(), longer).within(below))
                .isEqualTo(left.within(below));
    }

    /**
     * Of the settings beyond 10 points, only the first counts, because it ends the last segment
     * that is within a budget.
     */
    @Property
    void onlyTheFirstSettingBeyondAllBudgetsCounts(
            @ForAll("lists") AttackLeft left, @ForAll("settings") Setting added) {
        List<Setting> longer = new ArrayList<>(left.settings());
        longer.add(new Setting(15, 0.5));
        double score = new AttackLeft(left.victim(), longer).mean();
        longer.add(new Setting(11 + Math.abs(added.loss()), added.attack()));

        assertThat(new AttackLeft(left.victim(), longer).mean()).isEqualTo(score);
    }

    @Property
    void scoreIsProportionalToAttackSuccess(
            @ForAll("lists") AttackLeft left,
            @ForAll @DoubleRange(min = 0, max = 1) double factor) {
        AttackLeft scaled =
                new AttackLeft(
                        factor * left.victim(),
                        left.settings().stream()
                                .map(it -> new Setting(it.loss(), factor * it.attack()))
                                .toList());

        assertThat(scaled.mean()).isCloseTo(factor * left.mean(), CLOSE);
    }

    @Property
    void lowerAttackSuccessAtEqualLossesDoesNotRaiseTheScore(
            @ForAll("lists") AttackLeft left,
            @ForAll @DoubleRange(min = 0, max = 1) double factor) {
        AttackLeft lower =
                new AttackLeft(
                        left.victim(),
                        left.settings().stream()
                                .map(it -> new Setting(it.loss(), factor * it.attack()))
                                .toList());

        assertThat(lower.mean()).isLessThanOrEqualTo(left.mean() + 1e-12);
        assertThat(lower.listEnds()).isEqualTo(left.listEnds());
    }

    @Property
    void attackLeftIsBetweenTheValuesOfTheSettings(
            @ForAll("lists") AttackLeft left,
            @ForAll @DoubleRange(min = 0, max = 12) double points) {
        double max =
                left.settings().stream()
                        .mapToDouble(Setting::attack)
                        .reduce(left.victim(), Math::max);
        double min =
                left.settings().stream()
                        .mapToDouble(Setting::attack)
                        .reduce(left.victim(), Math::min);

        assertThat(left.within(points)).isBetween(min - 1e-12, max + 1e-12);
    }

    @Provide
    Arbitrary<Setting> settings() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-2, 14), Arbitraries.doubles().between(0, 1))
                .as(Setting::new);
    }

    @Provide
    Arbitrary<AttackLeft> lists() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.9, 1),
                        settings().list().ofMinSize(1).ofMaxSize(8))
                .as(AttackLeft::new);
    }
}
