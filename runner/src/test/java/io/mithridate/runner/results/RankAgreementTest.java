package io.mithridate.runner.results;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void aDefenseThatCostsMoreThanTheBudgetHasNoRank() {
        ListedRun costly = benchmark(successes(0.1, 0.2));
        costly.defended("badnets", costly.list("abd", "0.001"), 0, 1, 0.60, 0.60, 0.01);
        ListedRun cheap = benchmark(successes(0.1, 0.2));
        cheap.defended("badnets", cheap.list("abd", "0.001"), 0, 1, 0.80, 0.80, 0.01);

        assertThat(only(costly, cheap).defenses()).containsExactly("fine-tune", "clean-clip");
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
