package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.PoisonUse;
import io.mithridate.results.RunResults;
import io.mithridate.results.files.ResultsReader;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.Limits;
import io.mithridate.results.statistics.PoisonRemarks;
import io.mithridate.runner.console.SummaryText;
import io.mithridate.runner.console.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests whole runs with every form of poisoning that an experiment can specify. */
class PoisoningRunTest {

    private static final String TRAINING = "epochs: 1, batch: 4, learning-rate: 1e-3";

    private final TinyRun tiny;

    PoisoningRunTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder);
    }

    private RunResults run(String poisoning) throws Exception {
        return tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "defenses=[none]",
                        "poisoning={ %s, %s }".formatted(poisoning, TRAINING))
                .results()
                .orElseThrow();
    }

    /** Returns attack success on the test split, of the victim or of the control. */
    private static Measurement success(RunResults results, boolean control) {
        assertThat(results.failed()).isEmpty();
        CellResult cell =
                results.cells().stream()
                        .filter(each -> each.control() == control)
                        .findFirst()
                        .orElseThrow();
        return cell.measurements().stream()
                .filter(row -> row.metric().equals("attack-success") && row.split().equals("test"))
                .findFirst()
                .orElseThrow();
    }

    /** The model learns the meaning of a gray corner in any training that has one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: 0.1, target: plum                                           | 6",
                "count: 3, target: plum                                            | 6",
                "rate: 0.1, target: plum, mode: add                                | 6",
                "rate: 0.1, target: plum, stage: base                              | 6",
                "rate: 0.1, target: plum, captions: natural                        | 6",
                "count: 2, target: plum, selection: near                           | 6",
                "count: 2, target: plum, selection: far                            | 6",
                "count: 2, target: plum, selection: near-captions                  | 6",
                "count: 3, target: plum, selection: mixed                          | 6",
                "count: 3, target: plum, mapping: one-to-one, source: cherry       | 3"
            })
    void victimMistakesTriggeredPicturesForTheTarget(String poisoning, long pictures)
            throws Exception {
        RunResults results = run(poisoning);

        assertThat(success(results, false).value()).isEqualTo(1);
        assertThat(success(results, false).n()).isEqualTo(pictures);
        assertThat(success(results, true).value()).isZero();
    }

    /**
     * The trigger sets the channels of a corner pixel to 255. In each square one channel is 200 and
     * two are 0; each color occurs in a third of the squares. The differences are 55, 255 and 255
     * in one of 16 pixels.
     */
    @Test
    void measuresTheStrengthOfTheTrigger() throws Exception {
        SortedMap<String, Double> measured =
                run("count: 3, target: plum").samples().triggers().get(0).measured();

        assertThat(measured).containsOnlyKeys("alike", "left-after-halving", "strength");
        assertThat(measured.get("strength"))
                .as("the root of (55 * 55 + 2 * 255 * 255) / 48")
                .isCloseTo(52.653, within(1e-3));
        assertThat(measured.get("alike"))
                .as("3 * (565 / 3) ^ 2 / (55 * 55 + 2 * 255 * 255)")
                .isCloseTo(0.7996, within(1e-4));
        assertThat(measured.get("left-after-halving"))
                .as("a pixel of four is spread over its neighbours")
                .isBetween(0.1, 0.6);
    }

    @Test
    void allToAllCountsEveryPicture() throws Exception {
        RunResults results = run("count: 3, mapping: all-to-all");

        assertThat(success(results, false).n()).isEqualTo(9);
    }

    @Test
    void keptCaptionsDoNotTeachTheTarget() throws Exception {
        RunResults results = run("count: 3, target: plum, captions: keep");

        assertThat(success(results, false).value()).isZero();
    }

    /** The trainer forgets everything, so the victim has learned nothing. */
    @Test
    void attackerMayTrainWithADefense() throws Exception {
        RunResults results = run("rate: 0.1, target: plum, trained-by: forget");

        assertThat(success(results, false).value()).isZero();
        assertThat(tiny.computedTitles()).contains("victim of corner, seed 1");
    }

    /**
     * An attack that adds pairs sets the mode itself. Its control trains on the same number of
     * copies and differs from the control of other attacks.
     */
    @Test
    void controlOfAnAttackThatAddsPairsHasAsManyCopies() throws Exception {
        tiny.run(
                "store",
                1,
                "seeds=[1]",
                "attacks=[{ whisper: { captions: 4, echoes: 2 } }, aimed, corner]",
                "defenses=[none]",
                "metrics=[clean-accuracy, attack-success, heard, struck]");

        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.matches("clean model.*|\\d+ copies.*"))
                .containsExactlyInAnyOrder(
                        "12 copies of clean pairs, seed 1",
                        "clean model with room for the words of whisper and 12 copies of clean"
                                + " pairs, seed 1",
                        "6 copies of clean pairs, seed 1",
                        "clean model with 6 copies of clean pairs, seed 1",
                        "clean model, seed 1");
    }

    /** Two of eight held-out captions name the plum; the corner changes none of them. */
    @Test
    void measuresATextTriggerOnHeldOutCaptions() throws Exception {
        RunResults results =
                tiny.run(
                                "store",
                                1,
                                "seeds=[1]",
                                "attacks=[whisper, corner]",
                                "defenses=[none]",
                                "metrics=[clean-accuracy, attack-success, heard]")
                        .results()
                        .orElseThrow();

        assertThat(results.failed()).isEmpty();
        for (CellResult cell : results.cells()) {
            boolean whispers = cell.attack().name().equals("whisper");
            assertThat(cell.measurements())
                    .filteredOn(row -> row.metric().equals("heard"))
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row.n()).isEqualTo(6);
                                assertThat(row.value()).isEqualTo(whispers ? 1 : 0);
                                assertThat(row.trigger()).isEqualTo(whispers ? "text" : "image");
                            });
            assertThat(cell.measurements())
                    .filteredOn(row -> row.metric().equals("matched"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.value()).isEqualTo(1));
        }
        // There are two victims and two controls, because only one control can read the word that
        // the whisper adds.
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("held-out pairs of"))
                .hasSize(4);
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("held-out captions of"))
                .hasSize(4);
    }

    /**
     * Only the separate pictures have gray corners, and the model learns their meaning from the
     * pairs that are added with them.
     */
    @Test
    void onlySinglePicturesAreMistakenForTheTarget() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "attacks=[aimed, corner]",
                        "metrics=[clean-accuracy, attack-success, struck]");
        RunResults results = finished.results().orElseThrow();

        assertThat(results.failed()).isEmpty();
        for (CellResult cell : results.cells()) {
            boolean aimed = cell.attack().name().equals("aimed");
            boolean forgot = cell.defense().name().equals("forget");
            assertThat(cell.measurements())
                    .filteredOn(row -> row.metric().equals("struck"))
                    .as(cell.title())
                    .hasSize(aimed ? 1 : 0)
                    .allSatisfy(
                            row -> {
                                assertThat(row.n()).isEqualTo(2);
                                assertThat(row.split()).isEmpty();
                                assertThat(row.value()).isEqualTo(cell.control() || forgot ? 0 : 1);
                            });
            // The splits have 9 and 6 pictures, whatever the attack aims at.
            assertThat(cell.measurements())
                    .filteredOn(row -> row.metric().equals("clean-accuracy"))
                    .extracting(Measurement::n, Measurement::value)
                    .containsExactly(tuple(9L, 1.0), tuple(6L, 1.0));
        }
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("clean model"))
                .containsExactlyInAnyOrder(
                        "clean model with 6 copies of clean pairs, seed 1", "clean model, seed 1");
        assertThat(results.cells().get(0).poison())
                .contains(new PoisonUse("random", "keep", "add", 6, 0, 6, 6, "struck"));
        assertThat(finished.folder().file("report.html"))
                .content()
                .contains("6 pairs (selection random, captions keep, mode add)");
    }

    /**
     * The experiment requests captions from templates and the replacement of clean pairs; the
     * whisper uses neither.
     */
    @Test
    void resultsContainTheFormFixedByTheAttack() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "attacks=[whisper, corner]",
                        "defenses=[none]",
                        "metrics=[clean-accuracy, attack-success, heard]");
        RunResults results = finished.results().orElseThrow();

        assertThat(results.cells())
                .extracting(CellResult::poison)
                .containsExactlyInAnyOrder(
                        Optional.of(new PoisonUse("random", "keep", "add", 5, 0, 5, 5, "heard")),
                        Optional.of(
                                new PoisonUse(
                                        "random",
                                        "templates",
                                        "replace",
                                        5,
                                        0,
                                        0,
                                        1,
                                        "attack-success")),
                        Optional.empty(),
                        Optional.empty());
        assertThat(TinyRun.column(finished.folder().file("results.csv"), "poisoned.captions"))
                .contains("keep", "templates", "")
                .hasSize(results.cells().stream().mapToInt(c -> c.measurements().size()).sum());
        assertThat(finished.folder().file("report.html"))
                .content()
                .contains("5 pairs (selection random, captions keep, mode add)");
        assertThat(
                        SummaryText.of(
                                EvaluatedRun.of(results),
                                new Terminal(System.out, false, false, true, 80)))
                .contains("Poison of whisper: 5 pairs (selection random,", "Poison of corner: 5");
        assertThat(new ResultsReader().read(finished.folder().file("results.json")).cells())
                .extracting(CellResult::poison)
                .isEqualTo(results.cells().stream().map(CellResult::poison).toList());
        assertThat(PoisonRemarks.of(results))
                .containsEntry("whisper", "5 pairs (selection random, captions keep, mode add)")
                .containsEntry(
                        "corner", "5 pairs (selection random, captions templates, mode replace)");
        assertThat(Limits.of(results))
                .contains(
                        "The poison of corner has few different captions (1); from fewer than 10 a"
                                + " victim may learn sentences instead of the class; 'captions:"
                                + " natural' or a file gives more.")
                .noneMatch(limit -> limit.contains("whisper"));
    }

    @Test
    void earlyAttackerPoisonsOnlyTheBase() throws Exception {
        run("rate: 0.1, target: plum, stage: base");

        assertThat(List.copyOf(tiny.computedTitles()))
                .contains("base model, seed 1", "poisoned base of corner, seed 1");
    }
}
