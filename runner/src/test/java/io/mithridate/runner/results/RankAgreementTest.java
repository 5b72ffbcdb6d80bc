package io.mithridate.runner.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankAgreementTest {

    /** Defenses that cost nothing and leave so much of the attack, one strength each. */
    private static ListedRun benchmark(Map<String, Double> left) {
        ListedRun made = new ListedRun("none", 5.0);
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        left.forEach(
                (defense, success) ->
                        made.defended(
                                "badnets", made.list(defense, "0.001"), 0, 1, 0.80, 0.80, success));
        return made;
    }

    private static Map<String, Double> successes(double... left) {
        List<String> defenses = List.of("fine-tune", "clean-clip", "ta-cleaner", "par");
        Map<String, Double> successes = new LinkedHashMap<>();
        for (int i = 0; i < left.length; i++) {
            successes.put(defenses.get(i), left[i]);
        }
        return successes;
    }

    private static RankAgreement only(ListedRun one, ListedRun other) {
        List<RankAgreement> agreements = RankAgreement.of(one.run(), other.run());
        assertThat(agreements).hasSize(1);
        return agreements.get(0);
    }

    @Test
    void countsPairsThatBothOrderAlike() {
        // Of six pairs the last two defenses alone change places: (5 - 1) / 6.
        RankAgreement agreement =
                only(
                        benchmark(successes(0.1, 0.2, 0.3, 0.4)),
                        benchmark(successes(0.5, 0.6, 0.9, 0.8)));

        assertThat(agreement.tau().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(agreement.defenses())
                .containsExactly("fine-tune", "clean-clip", "ta-cleaner", "par");
        assertThat(agreement.points()).isEqualTo(5.0);
    }

    @Test
    void aTieWeakensTheAgreement() {
        // Pairs: 2 alike, 0 reversed, 1 tied in the second: 2 / sqrt(3 * 2).
        RankAgreement agreement =
                only(benchmark(successes(0.1, 0.2, 0.3)), benchmark(successes(0.5, 0.5, 0.9)));

        assertThat(agreement.tau().orElseThrow()).isCloseTo(2 / Math.sqrt(6), within(1e-12));
    }

    @Test
    void reversedRanksAreMinusOne() {
        assertThat(
                        only(benchmark(successes(0.1, 0.2)), benchmark(successes(0.9, 0.8)))
                                .tau()
                                .orElseThrow())
                .isEqualTo(-1.0);
    }

    @Test
    void defensesThatOneBenchmarkLacksHaveNoRank() {
        RankAgreement agreement =
                only(benchmark(successes(0.1, 0.2, 0.3)), benchmark(successes(0.4)));

        assertThat(agreement.defenses()).containsExactly("fine-tune");
        assertThat(agreement.tau()).isEmpty();
    }

    /**
     * Over both seeds clean-clip leaves less, on seed 1 fine-tune does; par was run there alone.
     */
    @Test
    void aDefenseThatTheOtherLacksTakesNoSeedAway() {
        ListedRun one = benchmark(successes(0.1, 0.2));
        SettingList tuned = one.list("fine-tune", "0.001");
        SettingList cleaned = one.list("clean-clip", "0.001");
        one.victim("badnets", 2, 0.80, 0.80, 0.98);
        one.defended("badnets", tuned, 0, 2, 0.80, 0.80, 0.9);
        one.defended("badnets", cleaned, 0, 2, 0.80, 0.80, 0.1);
        one.defended("badnets", one.list("par", "0.001"), 0, 1, 0.80, 0.80, 0.01);

        RankAgreement agreement = only(one, benchmark(successes(0.9, 0.8)));

        assertThat(agreement.seeds()).isEqualTo(2);
        assertThat(agreement.tau().orElseThrow()).isEqualTo(1.0);
    }

    @Test
    void aDefenseThatCostsMoreThanTheBudgetComesLast() {
        ListedRun costly = benchmark(successes(0.1, 0.2));
        costly.defended("badnets", costly.list("abd", "0.001"), 0, 1, 0.60, 0.60, 0.01);
        ListedRun cheap = benchmark(successes(0.1, 0.2));
        cheap.defended("badnets", cheap.list("abd", "0.001"), 0, 1, 0.80, 0.80, 0.01);
        RankAgreement agreement = only(costly, cheap);

        // abd is last in the one and first in the other: 1 pair alike, 2 reversed.
        assertThat(agreement.defenses()).containsExactly("fine-tune", "clean-clip", "abd");
        assertThat(agreement.tau().orElseThrow()).isCloseTo(-1.0 / 3, within(1e-12));
    }

    @Test
    void twoThatCostMoreThanTheBudgetAreTied() {
        ListedRun costly = benchmark(successes(0.1, 0.2));
        costly.defended("badnets", costly.list("abd", "0.001"), 0, 1, 0.60, 0.60, 0.01);
        costly.defended("badnets", costly.list("par", "0.001"), 0, 1, 0.50, 0.50, 0.02);

        // Of six pairs five are ordered, in both alike: 5 / sqrt(5 * 5).
        assertThat(only(costly, costly).tau().orElseThrow()).isCloseTo(1, within(1e-12));
        // Beside a benchmark that orders all six: 5 / sqrt(5 * 6).
        ListedRun cheap = benchmark(successes(0.1, 0.2));
        cheap.defended("badnets", cheap.list("abd", "0.001"), 0, 1, 0.80, 0.80, 0.3);
        cheap.defended("badnets", cheap.list("par", "0.001"), 0, 1, 0.80, 0.80, 0.4);
        assertThat(only(costly, cheap).tau().orElseThrow())
                .isCloseTo(5 / Math.sqrt(30), within(1e-12));
    }

    @Test
    void meansAreOverSeedsThatAllHave() {
        ListedRun one = new ListedRun("none", 5.0);
        SettingList tuned = one.list("fine-tune", "0.001");
        SettingList cleaned = one.list("clean-clip", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            one.victim("badnets", seed, 0.80, 0.80, 0.98);
            one.defended("badnets", tuned, 0, seed, 0.80, 0.80, seed == 1 ? 0.2 : 0.9);
            // On the second seed it costs too much, and is chosen on half of the seeds.
            one.defended("badnets", cleaned, 0, seed, seed == 1 ? 0.80 : 0.60, 0.80, 0.3);
        }

        assertThat(only(one, benchmark(successes(0.1, 0.2))).tau().orElseThrow())
                .as("0.2 and 0.3 on the first seed, not 0.55 and 0.3")
                .isEqualTo(1.0);
    }

    @Test
    void classesOfDefensesAreNotRankedTogether() {
        ListedRun one = benchmark(successes(0.1, 0.2));
        SettingList told = one.list("ta-cleaner", "0.001");
        one.defended("badnets", told, 0, 1, 0.80, 0.80, 0.15);
        one.told(DefenseClass.CLEAN_PAIRS_AND_CLASS_NAMES);

        assertThat(RankAgreement.of(one.run(), one.run()))
                .extracting(RankAgreement::defenseClass, RankAgreement::defenses)
                .containsExactly(
                        tuple(DefenseClass.CLEAN_PAIRS, List.of("fine-tune", "clean-clip")),
                        tuple(DefenseClass.CLEAN_PAIRS_AND_CLASS_NAMES, List.of("ta-cleaner")));
    }

    @Test
    void waysToSetAnAttackOffAreApart() {
        ListedRun one = new ListedRun("none", 5.0);
        for (String defense : List.of("none", "fine-tune", "clean-clip")) {
            double image = defense.equals("clean-clip") ? 0.3 : 0.95;
            if (defense.equals("none")) {
                one.victim("troj-vqa", 1, 0.80, 0.80, 0.98);
            } else {
                one.defended("troj-vqa", one.list(defense, "0.001"), 0, 1, 0.80, 0.80, image);
            }
            one.setOffBy("text", defense.equals("fine-tune") ? 0.1 : 0.97);
        }

        assertThat(RankAgreement.of(one.run(), one.run()))
                .extracting(RankAgreement::title)
                .containsExactly("troj-vqa, image", "troj-vqa, text");
    }

    @Test
    void whereTheAttackFailedNothingIsRanked() {
        ListedRun failed = new ListedRun("none", 5.0);
        failed.victim("badnets", 1, 0.80, 0.80, 0.30);
        failed.defended("badnets", failed.list("fine-tune", "0.001"), 0, 1, 0.80, 0.80, 0.1);

        assertThat(only(benchmark(successes(0.1, 0.2)), failed).defenses()).isEmpty();
    }

    @Test
    void attacksThatOneBenchmarkLacksAreLeftOut() {
        ListedRun other = new ListedRun("none", 5.0);
        other.victim("sig", 1, 0.80, 0.80, 0.98);
        other.defended("sig", other.list("fine-tune", "0.001"), 0, 1, 0.80, 0.80, 0.1);

        assertThat(RankAgreement.of(benchmark(successes(0.1)).run(), other.run())).isEmpty();
    }
}
