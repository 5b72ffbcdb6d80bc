package io.mithridate.results;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.failed;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.EvaluatedRun.PairedDifference;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import io.mithridate.results.statistics.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatedRunTest {

    @Test
    void averagesOverSeedsAndAddsUpSamples() {
        EvaluatedRun statistics =
                EvaluatedRun.of(
                        SampleRun.run(
                                "two seeds",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.70, 0.96),
                                        cell(1, setting("none"), false, 2, 0.80, 0.98))));

        Summary accuracy = summary(statistics, "none", "clean-accuracy", "test");
        assertThat(accuracy.statistics().seeds()).isEqualTo(2);
        assertThat(accuracy.statistics().mean()).isCloseTo(0.75, within(1e-12));
        assertThat(accuracy.n()).isEqualTo(4000);
    }

    @Test
    void keepsSplitsSeparate() {
        EvaluatedRun statistics = EvaluatedRun.of(SampleRun.quickstart(1L));

        assertThat(
                        summary(statistics, "none", "clean-accuracy", "test-new-drawings")
                                .statistics()
                                .mean())
                .isCloseTo(0.646, within(1e-12));
    }

    @Test
    void differencesArePairedBySeed() {
        EvaluatedRun statistics =
                EvaluatedRun.of(
                        SampleRun.run(
                                "pairs",
                                List.of(
                                        cell(0, setting("clean-clip"), false, 1, 0.70, 0.40),
                                        cell(1, setting("clean-clip"), false, 2, 0.70, 0.60),
                                        cell(2, setting("ta-cleaner"), false, 2, 0.75, 0.40),
                                        cell(3, setting("ta-cleaner"), false, 1, 0.75, 0.30),
                                        cell(4, setting("ta-cleaner"), false, 3, 0.75, 0.99))));

        // The differences are 0.30 - 0.40 for seed 1 and 0.40 - 0.60 for seed 2; seed 3 has no
        // counterpart.
        Statistics success = difference(statistics, "ta-cleaner", "attack-success").orElseThrow();
        assertThat(success.seeds()).isEqualTo(2);
        assertThat(success.mean()).isCloseTo(-0.15, within(1e-12));
        assertThat(success.sd().getAsDouble()).isCloseTo(0.0707106781, within(1e-9));
    }

    /**
     * Creates a run of five seeds on which the first defense leaves 0.101 to 0.105 less than the
     * second.
     */
    private static ListedRun fiveSeeds(PluginSetting one, PluginSetting other) {
        ListedRun builder = new ListedRun(other.name(), 1.0);
        for (int seed = 1; seed <= 5; seed++) {
            builder.cell("", "badnets", setting("none"), seed, 0.80, 0.80, 0.98);
            builder.cell("", "badnets", one, seed, 0.80, 0.80, 0.3 + 0.01 * seed);
            builder.cell("", "badnets", other, seed, 0.80, 0.80, 0.4 + 0.011 * seed);
        }
        return builder;
    }

    private static List<String> claims(RunResults run) {
        return EvaluatedRun.of(run).differences().stream()
                .filter(each -> each.measure().metric().equals("attack-success"))
                .map(PairedDifference::claim)
                .toList();
    }

    @Test
    void claimsThatAnUnlistedSettingIsBetterWithFiveSeeds() {
        assertThat(claims(fiveSeeds(setting("par"), setting("clean-clip")).run()))
                .containsExactly("better");
    }

    @Test
    void comparesEqualStrengthsOfListsWithoutAClaim() {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        SettingList fineTune = builder.list("fine-tune", "0.001", "0.002");
        SettingList cleanClip = builder.list("clean-clip", "0.001", "0.002");
        for (int seed = 1; seed <= 5; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            for (int i = 0; i < 2; i++) {
                builder.defended("badnets", fineTune, i, seed, 0.80, 0.80, 0.3 + 0.01 * seed);
                builder.defended("badnets", cleanClip, i, seed, 0.80, 0.80, 0.4 + 0.011 * seed);
            }
        }

        assertThat(claims(builder.run()))
                .containsExactly(
                        "one strength of several: no claim", "one strength of several: no claim");
    }

    @Test
    void claimsNothingForOneOfTwoSettingsThatDifferInNumbers() {
        PluginSetting fast = setting("fine-tune", Map.of("learning-rate", "0.0002"));
        PluginSetting slow = setting("fine-tune", Map.of("learning-rate", "0.0001"));

        assertThat(claims(againstCleanClip(fast, slow)))
                .containsExactly(
                        "one setting of several: no claim", "one setting of several: no claim");
        assertThat(claims(againstCleanClip(fast))).containsExactly("better");
    }

    @Test
    void settingsThatDifferInANameAreDifferentDefenses() {
        assertThat(
                        claims(
                                againstCleanClip(
                                        setting("ta-cleaner", Map.of("negatives", "all")),
                                        setting("ta-cleaner", Map.of("negatives", "none")))))
                .containsExactly("better", "better");
    }

    /**
     * Returns a run of five seeds on which each defense leaves 0.101 to 0.105 less than clean-clip.
     */
    private static RunResults againstCleanClip(PluginSetting... defenses) {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        for (int seed = 1; seed <= 5; seed++) {
            builder.cell("", "badnets", setting("none"), seed, 0.80, 0.80, 0.98);
            builder.cell(
                    "", "badnets", setting("clean-clip"), seed, 0.80, 0.80, 0.4 + 0.011 * seed);
            for (PluginSetting defense : defenses) {
                builder.cell("", "badnets", defense, seed, 0.80, 0.80, 0.3 + 0.01 * seed);
            }
        }
        return builder.run();
    }

    /** The attack success is 0.98 on six victims and 0.05 on four: 0.608 on average. */
    @Test
    void claimsNothingIfTheAttackFailedOnAverage() {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        for (int seed = 1; seed <= 10; seed++) {
            double victim = seed <= 6 ? 0.98 : 0.05;
            builder.cell("", "badnets", setting("none"), seed, 0.80, 0.80, victim);
            builder.cell(
                    "", "badnets", setting("clean-clip"), seed, 0.80, 0.80, 0.4 + 0.011 * seed);
            builder.cell("", "badnets", setting("par"), seed, 0.80, 0.80, 0.3 + 0.01 * seed);
        }

        assertThat(claims(builder.run())).containsExactly("attack failed: no claim");
    }

    @Test
    void claimsNothingForControls() {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        for (int seed = 1; seed <= 5; seed++) {
            for (String defense : List.of("none", "par", "clean-clip")) {
                double success = defense.equals("par") ? 0.01 : 0.02 + 0.001 * seed;
                builder.cell("", "badnets", setting(defense), seed, 0.80, 0.80, success);
                builder.asControl();
            }
        }

        assertThat(claims(builder.run())).containsExactly("a control: no claim");
    }

    @Test
    void claimsNothingIfVictimsWereNotMeasured() {
        RunResults run = fiveSeeds(setting("par"), setting("clean-clip")).run();
        List<CellResult> defended =
                run.cells().stream().filter(cell -> !cell.undefended()).toList();

        assertThat(claims(run.withCells(defended)))
                .containsExactly("success on the undefended victims was not measured: no claim");
    }

    @Test
    void victimAndBaselineHaveNoDifference() {
        EvaluatedRun statistics = EvaluatedRun.of(SampleRun.quickstart(1L));

        assertThat(difference(statistics, "clean-clip", "attack-success")).isEmpty();
        assertThat(difference(statistics, "none", "attack-success")).isEmpty();
        assertThat(difference(statistics, "fine-tune", "attack-success")).isPresent();
    }

    @Test
    void doesNotSubtractDefensesOfDifferentClasses() {
        CellResult oracle = cell(1, setting("unlearn"), false, 1, 0.7, 0.1);
        EvaluatedRun statistics =
                EvaluatedRun.of(
                        SampleRun.run(
                                "classes",
                                List.of(
                                        cell(0, setting("clean-clip"), false, 1, 0.7, 0.4),
                                        new CellResult(
                                                1,
                                                oracle.title(),
                                                oracle.coordinates(),
                                                oracle.scenario(),
                                                DefenseClass.ORACLE,
                                                true,
                                                Optional.empty(),
                                                Optional.empty(),
                                                oracle.measurements(),
                                                oracle.provenance()))));

        assertThat(statistics.differences()).isEmpty();
    }

    @Test
    void ignoresFailedCells() {
        EvaluatedRun statistics =
                EvaluatedRun.of(
                        SampleRun.run(
                                "failed",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.96),
                                        failed(
                                                cell(1, setting("none"), false, 2, 0.1, 0.1),
                                                "out of memory"))));

        assertThat(summary(statistics, "none", "clean-accuracy", "test").statistics().seeds())
                .isEqualTo(1);
    }

    @Test
    void attackFailedIfSuccessIsBelowNineTenths() {
        EvaluatedRun weak =
                EvaluatedRun.of(
                        SampleRun.run(
                                "weak",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.899),
                                        cell(1, setting("fine-tune"), false, 1, 0.7, 0.2))));
        EvaluatedRun strong =
                EvaluatedRun.of(
                        SampleRun.run(
                                "strong",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.90),
                                        cell(1, setting("fine-tune"), false, 1, 0.7, 0.2))));

        assertThat(weak.summaries())
                .allMatch(summary -> weak.victims().failed(summary.condition()));
        assertThat(strong.summaries())
                .noneMatch(summary -> strong.victims().failed(summary.condition()));
    }

    @Test
    void excludesSeedsWithAFailedAttackFromDifferences() {
        List<CellResult> cells = new ArrayList<>();
        double[] victims = {0.99, 0.89, 0.99};
        double[] baselines = {0.40, 0.90, 0.50};
        double[] defended = {0.30, 0.10, 0.30};
        for (int seed = 0; seed < 3; seed++) {
            cells.add(cell(3 * seed, setting("none"), false, seed, 0.7, victims[seed]));
            cells.add(cell(3 * seed + 1, setting("clean-clip"), false, seed, 0.7, baselines[seed]));
            cells.add(cell(3 * seed + 2, setting("ta-cleaner"), false, seed, 0.7, defended[seed]));
        }
        EvaluatedRun statistics = EvaluatedRun.of(SampleRun.run("one failed", cells));

        // The mean over seeds 0 and 2 is (-0.10 - 0.20) / 2. With the -0.80 of seed 1 it would be
        // -0.3667.
        Statistics success = difference(statistics, "ta-cleaner", "attack-success").orElseThrow();
        assertThat(success.seeds()).isEqualTo(2);
        assertThat(success.mean()).isCloseTo(-0.15, within(1e-12));
        // On average the attack succeeds: (0.99 + 0.89 + 0.99) / 3 = 0.9567.
        Condition condition = Condition.of(cells.get(2));
        assertThat(statistics.victims().failed(condition)).isFalse();
        assertThat(statistics.victims().failures(condition)).isEqualTo(1);
    }

    @Test
    void claimNeedsFiveSeedsAndAnIntervalThatExcludesZero() {
        // The differences of attack success are -0.01, -0.02, ...; ClaimTest computes their
        // intervals.
        assertThat(claim(statisticsOfSeeds(4))).isEqualTo("n = 4: no claim");
        assertThat(claim(statisticsOfSeeds(5))).isEqualTo("better");
    }

    @Test
    void controlIsNeverConsideredFailed() {
        EvaluatedRun statistics =
                EvaluatedRun.of(
                        SampleRun.run(
                                "control",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.97),
                                        cell(1, setting("none"), true, 1, 0.7, 0.02))));

        assertThat(statistics.summaries())
                .noneMatch(summary -> statistics.victims().failed(summary.condition()));
    }

    private static EvaluatedRun statisticsOfSeeds(int seeds) {
        List<CellResult> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            cells.add(cell(cells.size(), setting("none"), false, seed, 0.7, 0.98));
            cells.add(cell(cells.size(), setting("clean-clip"), false, seed, 0.7, 0.5));
            cells.add(
                    cell(cells.size(), setting("ta-cleaner"), false, seed, 0.7, 0.5 - 0.01 * seed));
        }
        return EvaluatedRun.of(SampleRun.run("claims", cells));
    }

    private static String claim(EvaluatedRun statistics) {
        return statistics.differences().stream()
                .filter(difference -> difference.measure().metric().equals("attack-success"))
                .map(PairedDifference::claim)
                .findFirst()
                .orElseThrow();
    }

    private static Summary summary(
            EvaluatedRun statistics, String defense, String metric, String split) {
        return statistics.summaries().stream()
                .filter(summary -> summary.condition().defense().name().equals(defense))
                .filter(summary -> summary.measure().metric().equals(metric))
                .filter(summary -> summary.measure().belongsTo(split))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Statistics> difference(
            EvaluatedRun statistics, String defense, String metric) {
        return statistics.differences().stream()
                .filter(difference -> difference.condition().defense().name().equals(defense))
                .filter(difference -> difference.measure().metric().equals(metric))
                .filter(difference -> difference.measure().belongsTo("test"))
                .map(PairedDifference::statistics)
                .findFirst();
    }
}
