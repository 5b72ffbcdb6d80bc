package io.mithridate.runner.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.RunResults;
import io.mithridate.results.Samples.TestPictures;
import io.mithridate.results.statistics.Limits;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.runs.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentRunTest {

    private static final int CELL_COUNT = 8;
    private static final int DEFENSE_COLUMN = 4;
    private static final int METRIC_COLUMN = 9;
    private static final int VALUE_COLUMN = 11;

    private final Path folder;
    private final TinyRun tiny;

    ExperimentRunTest(@TempDir Path folder) {
        this.folder = folder;
        this.tiny = new TinyRun(folder);
    }

    @Test
    void folderContainsAllFilesOfTheRun() throws Exception {
        RunFolder run = tiny.run("store", 1).folder();

        assertThat(run.path())
                .isEqualTo(folder.resolve("runs").resolve("tiny").resolve("2026-01-02_03-04-05"));
        assertThat(run.file("experiment.yaml"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo(Fakes.EXPERIMENT);
        JsonNode plan = new ObjectMapper().readTree(run.file("plan.json").toFile());
        assertThat(run.file("report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("All settings", "overlap-with-base: false");
        assertThat(plan.get("cells")).hasSize(CELL_COUNT);
        assertThat(plan.get("cells").get(0).get("stages")).hasSize(9);
        assertThat(plan.get("stages").has(plan.at("/cells/0/stages/8").asText())).isTrue();
        for (int cell = 0; cell < CELL_COUNT; cell++) {
            assertThat(TinyRun.cell(run, cell).getFileName().toString())
                    .matches(cell + "-[0-9a-f]{8}");
            assertThat(TinyRun.status(run, cell).get("status").asText()).isEqualTo("succeeded");
            assertThat(TinyRun.cell(run, cell).resolve("metrics.json")).isNotEmptyFile();
            assertThat(TinyRun.cell(run, cell).resolve("log.txt"))
                    .content()
                    .contains(
                            "clean-accuracy of " + TinyRun.status(run, cell).get("title").asText());
        }
        assertThat(new ObjectMapper().readTree(run.file("results.json").toFile())).isNotEmpty();
        assertThat(run.file("report.html")).content().contains("<html", "corner", "forget");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | false | ''",
                "true  | false | The base model was trained on the defender's clean pairs as well"
                        + " (defense-data.overlap-with-base).",
                "true  | true  | The defender's clean pairs were drawn from the pairs of the"
                        + " poisoned run (defense-data.overlap-with-poisoned-run)."
            })
    void reportsADefenderWhoHasPairsOfTheVictim(boolean base, boolean run, String notice)
            throws Exception {
        RunResults results =
                tiny.run(
                                "store",
                                1,
                                "seeds=[1]",
                                "defenses=[none]",
                                "defense-data.overlap-with-base=" + base,
                                "defense-data.overlap-with-poisoned-run=" + run)
                        .results()
                        .orElseThrow();

        assertThat(
                        Limits.of(results).stream()
                                .filter(limit -> limit.contains("defense-data"))
                                .toList())
                .isEqualTo(notice.isEmpty() ? List.of() : List.of(notice));
    }

    @Test
    void showsTestPicturesWithTheOutputsOfAllModels() throws Exception {
        List<TestPictures> all =
                tiny.run("store", 1, "seeds=[1]").results().orElseThrow().samples().pictures();

        assertThat(all).extracting(TestPictures::attack).containsExactly("corner");
        TestPictures pictures = all.get(0);
        assertThat(pictures.models())
                .extracting(TestPictures.Model::defense)
                .containsExactly("no defense", "forget");
        TestPictures.Model victim = pictures.models().get(0);
        TestPictures.Model defended = pictures.models().get(1);
        for (int i = 0; i < pictures.pictures().size(); i++) {
            TestPictures.Picture picture = pictures.pictures().get(i);
            assertThat(picture.triggered()).isNotEqualTo(picture.clean());
            assertThat(victim.before().get(i).get(0).name()).isEqualTo(picture.name());
            assertThat(victim.after().get(i).get(0).target()).isTrue();
            assertThat(defended.after().get(i).get(0).name()).isEqualTo(picture.name());
        }
        assertThat(victim.projection().points()).hasSize(4);
        assertThat(victim.projection().points().get(1))
                .isNotEmpty()
                .hasSameSizeAs(victim.projection().points().get(2));
        assertThat(victim.projection().prompts().get(0)).isEqualTo(pictures.target());
    }

    @Test
    void remainingTimeIsKnownOnceAStageOfEachKindWasComputed() throws Exception {
        tiny.run("store", 1, "seeds=[1]");

        List<CellListener.RunProgressCounts> counts = tiny.counts();
        assertThat(counts.get(0).left()).isEmpty();
        CellListener.RunProgressCounts last = counts.get(counts.size() - 1);
        assertThat(last.left()).contains(Duration.ZERO);
        assertThat(last.ended()).isEqualTo(last.stages());
    }

    /** A mixture of two fake models has the backdoor if the nearer model has it. */
    @Test
    void measuresAMixtureOfVictimAndDefendedModel() throws Exception {
        ExperimentRun.Finished run =
                tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "defenses=[{ forget: { strength: 7, along: [0.25, 0.75] } }]",
                        "controls.clean-model=false");

        assertThat(run.results().orElseThrow().cells())
                .extracting(
                        cell -> cell.defense().options().get("along"),
                        cell ->
                                cell.measurements().stream()
                                        .filter(it -> it.metric().equals("attack-success"))
                                        .map(Measurement::value)
                                        .findFirst()
                                        .orElseThrow())
                .containsExactly(tuple("0.25", 1.0), tuple("0.75", 0.0));
        assertThat(tiny.computedTitles().stream().filter(title -> title.startsWith("forget")))
                .containsExactly(
                        "forget on victim of corner, seed 1",
                        "forget (along 0.25) on victim of corner, seed 1",
                        "forget (along 0.75) on victim of corner, seed 1");
    }

    @Test
    void logOfTheRunHasALineForEachEvent() throws Exception {
        RunFolder run = tiny.run("store", 1, "seeds=[1]").folder();

        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(run.file("log.jsonl"))) {
            events.add(new ObjectMapper().readTree(line));
        }
        int stages = tiny.computedTitles().size();
        assertThat(events.get(0).get("event").asText()).isEqualTo("begun");
        assertThat(events.get(0).get("cells").asInt()).isEqualTo(4);
        assertThat(events.get(0).get("stages").asInt()).isEqualTo(stages);
        assertThat(events.stream().map(event -> event.get("event").asText()))
                .endsWith("ended")
                .filteredOn("stage-started"::equals)
                .hasSize(stages);
        assertThat(events)
                .filteredOn(event -> event.get("event").asText().equals("stage-ended"))
                .hasSize(stages)
                .allMatch(event -> event.get("state").asText().equals("succeeded"))
                .allMatch(event -> event.get("key").asText().length() == 64);
        assertThat(events)
                .filteredOn(event -> event.get("event").asText().equals("cell-ended"))
                .hasSize(4);
    }

    @Test
    void folderListsRowsThatADataSetLeftOut() throws Exception {
        RunFolder torn = tiny.run("store", 1, "seeds=[1]", "dataset.tiny.edition=torn").folder();
        RunFolder whole = tiny.run("store", 1, "seeds=[1]").folder();

        assertThat(torn.file("left-out.txt"))
                .content()
                .isEqualTo("tiny.csv, line 3: the caption is empty\nand 1 more, not named here\n");
        assertThat(whole.file("left-out.txt")).doesNotExist();
    }

    @Test
    void clockThatIsSetBackDoesNotChangeResults() throws Exception {
        RunFolder usual = tiny.run("store", 1, "seeds=[1]").folder();
        TinyRun late =
                new TinyRun(folder, new BackwardsClock(Instant.parse("2026-01-02T03:04:05Z")));

        RunFolder first = late.run("store-2", 1, "seeds=[1]").folder();
        RunFolder again = late.run("store-2", 1, "seeds=[1]").folder();

        assertThat(late.computedTitles()).isEmpty();
        assertThat(TinyRun.rows(first.file("results.csv"), "run"))
                .isEqualTo(TinyRun.rows(usual.file("results.csv"), "run"))
                .isEqualTo(TinyRun.rows(again.file("results.csv"), "run"));
        assertThat(TinyRun.status(again, 0).get("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void firstCellThatNeedsAStageHasItsCurves() throws Exception {
        RunFolder run = tiny.run("store", 1, "seeds=[1]").folder();

        Path first = TinyRun.cell(run, 0).resolve("curves.csv");
        assertThat(TinyRun.column(first, "stage")).contains("victim").doesNotContain("defense");
        assertThat(TinyRun.column(first, "loss")).containsOnly("0.5");
        assertThat(TinyRun.column(first, "samples_per_second")).doesNotContain("");
        // The second cell's defense trains nothing, and its victim is the first cell's.
        assertThat(TinyRun.cell(run, 1).resolve("curves.csv")).doesNotExist();
        assertThat(TinyRun.column(TinyRun.cell(run, 2).resolve("curves.csv"), "training"))
                .containsOnly("clean model, seed 1");
    }

    @Test
    void everyCellHasAnEventFileOfItsSettingsAndNumbers() throws Exception {
        RunFolder run = tiny.run("store", 1, "seeds=[1]").folder();

        for (int cell = 0; cell < 4; cell++) {
            try (Stream<Path> files = Files.list(TinyRun.cell(run, cell))) {
                List<Path> events =
                        files.filter(file -> file.toString().contains("tfevents")).toList();
                assertThat(events).hasSize(1);
                assertThat(events.get(0))
                        .content(ISO_8859_1)
                        .contains(
                                "brain.Event:2",
                                "_hparams_/session_start_info",
                                "defense",
                                "measured/attack-success@1/test/image");
            }
        }
    }

    @Test
    void resolvedExperimentIsTheSameExperiment() throws Exception {
        RunFolder run = tiny.run("store", 1).folder();

        String resolved = Files.readString(run.file("resolved.yaml"));
        assertThat(Fakes.read(folder.resolve("again.yaml"), resolved).experiment())
                .isEqualTo(Fakes.read(folder.resolve("e.yaml"), Fakes.EXPERIMENT).experiment());
    }

    @Test
    void poisonsDefendsAndMeasures() throws Exception {
        RunFolder run = tiny.run("store", 1, "seeds=[1]").folder();

        assertThat(TinyRun.rows(run.file("results.csv"), "run", "options"))
                .contains(
                        row("0", "none", "", "clean-accuracy", "1.0"),
                        row("0", "none", "", "attack-success", "1.0"),
                        row("1", "forget", "", "clean-accuracy", "1.0"),
                        row("1", "forget", "", "attack-success", "0.0"),
                        row("2", "none", "clean-model", "attack-success", "0.0"),
                        row("3", "forget", "clean-model", "attack-success", "0.0"));
        assertThat(TinyRun.column(run.file("results.csv"), "run"))
                .containsOnly("2026-01-02_03-04-05");
    }

    private static List<String> row(
            String cell, String defense, String control, String metric, String value) {
        boolean accuracy = metric.equals("clean-accuracy");
        return List.of(
                cell,
                "tiny",
                "colour",
                "corner",
                defense,
                control,
                "1",
                "test",
                accuracy ? "" : "image",
                metric,
                "1",
                value,
                "share",
                accuracy ? "9" : "6",
                Boolean.toString(accuracy));
    }

    @Test
    void secondRunTakesEverythingFromTheStore() throws Exception {
        RunFolder first = tiny.run("store", 1).folder();
        assertThat(tiny.computedTitles()).doesNotHaveDuplicates().hasSizeGreaterThan(CELL_COUNT);
        assertThat(TinyRun.column(first.file("costs.csv"), "cached")).containsOnly("false");

        RunFolder second = tiny.run("store", 1).folder();

        assertThat(tiny.computedTitles()).isEmpty();
        assertThat(second.name()).isEqualTo("2026-01-02_03-04-05_2");
        assertThat(TinyRun.column(second.file("costs.csv"), "cached")).containsOnly("true");
        assertThat(TinyRun.rows(second.file("results.csv"), "run"))
                .isEqualTo(TinyRun.rows(first.file("results.csv"), "run"))
                .isNotEmpty();
        assertThat(TinyRun.rows(second.file("costs.csv"), "run", "cached"))
                .isEqualTo(TinyRun.rows(first.file("costs.csv"), "run", "cached"));
    }

    @Test
    void reportsStagesComputedByAnotherProcessor() throws Exception {
        RunFolder alone = tiny.run("store", 1, "seeds=[1]").folder();
        JsonNode before = new ObjectMapper().readTree(alone.file("results.json").toFile());
        assertThat(before.get("notices").toString()).doesNotContain("Several kinds");
        String key = before.at("/cells/0/provenance/stages/0/key").asText();
        assertThat(before.at("/cells/0/provenance/stages/0/stage").asText()).isEqualTo("base");
        Path file = folder.resolve("store").resolve("base").resolve(key).resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        ObjectNode maker = (ObjectNode) manifest.get("maker");
        maker.put("commit", "4f2a9c1");
        ((ObjectNode) maker.get("processor")).put("vendor", "Other").put("instructionSet", "AVX2");
        Files.writeString(file, manifest.toString());

        RunFolder run = tiny.run("store", 1, "seeds=[1]").folder();

        JsonNode after = new ObjectMapper().readTree(run.file("results.json").toFile());
        assertThat(after.get("notices").toString())
                .contains("Several kinds of processors")
                .contains("Other with AVX2 (unknown), 1 stage (base model, seed 1)");
        assertThat(after.at("/cells/0/provenance/stages/0/commit").asText()).isEqualTo("4f2a9c1");
        assertThat(after.at("/cells/0/provenance/stages/1/commit").asText()).isEqualTo("unknown");
        assertThat(run.file("report.html")).content().contains("Other with AVX2", "4f2a9c1");
    }

    @Test
    void addingAMetricToAFinishedRunOpensNoModel() throws Exception {
        tiny.run("store", 1, "metrics=[clean-accuracy]");

        RunFolder second = tiny.run("store", 1).folder();

        // Only a stage that embeds, guards or trains opens a model.
        Set<String> computed = new HashSet<>();
        for (List<String> row :
                TinyRun.rows(second.file("costs.csv"), "run", "cell", "key", "wall_seconds")) {
            if (row.get(2).equals("false")) {
                computed.add(row.get(1) + ": " + row.get(0).replaceAll(" of .*", ""));
            }
        }
        assertThat(computed).containsExactly("measurement: attack-success");
    }

    @Test
    void deletesOldLeftoversOfAKilledRun() throws Exception {
        Path victims = folder.resolve("store").resolve("victim");
        Path old = Files.createDirectories(victims.resolve("k1.unfinished"));
        Path young = Files.createDirectories(victims.resolve("k2.unfinished"));
        // The run's clock says 2026-01-02T03:04:05Z.
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2025-12-03T03:04:04Z")));
        Files.setLastModifiedTime(young, FileTime.from(Instant.parse("2025-12-03T03:04:05Z")));

        tiny.run("store", 1, "seeds=[1]");

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void emptyStoreYieldsTheSameResults() throws Exception {
        RunFolder one = tiny.run("store", 1).folder();
        RunFolder other = tiny.run("another-store", 1).folder();

        assertThat(tiny.computedTitles()).isNotEmpty();
        assertThat(TinyRun.rows(other.file("results.csv"), "run"))
                .isEqualTo(TinyRun.rows(one.file("results.csv"), "run"));
    }

    @Test
    void concurrentCellsHaveTheSameResultsAndShareStages() throws Exception {
        RunFolder one = tiny.run("store", 1).folder();
        List<String> alone = tiny.computedTitles();
        RunFolder together = tiny.run("another-store", 4).folder();

        assertThat(tiny.computedTitles()).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(TinyRun.rows(together.file("results.csv"), "run"))
                .isEqualTo(TinyRun.rows(one.file("results.csv"), "run"));
        for (int cell = 0; cell < CELL_COUNT; cell++) {
            String log = Files.readString(TinyRun.cell(together, cell).resolve("log.txt"));
            for (int other = 0; other < CELL_COUNT; other++) {
                String line =
                        "\"clean-accuracy of %s\""
                                .formatted(TinyRun.status(together, other).get("title").asText());
                assertThat(log.contains(line)).isEqualTo(cell == other);
            }
        }
    }

    @Test
    void reportsAFailedCellAndContinuesWithTheOthers() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "controls.clean-model=false",
                        "defenses=[{ break: { how: [exception, missing-class, stack-overflow,"
                                + " without-message, undeclared-access] } }, none]");
        RunFolder run = finished.folder();

        List<String> ways =
                List.of(
                        "exception",
                        "missing-class",
                        "stack-overflow",
                        "without-message",
                        "undeclared-access");
        List<String> messages =
                List.of(
                        "IllegalStateException: the cure was worse",
                        "NoClassDefFoundError: org/example/Absent",
                        "StackOverflowError: deep",
                        "java.lang.IllegalStateException",
                        "AccessDeniedException: the defense 'break' used CLEAN_PAIRS,"
                                + " which its requires() does not name");
        for (int cell = 0; cell < messages.size(); cell++) {
            String title = "break (how %s) on victim of corner, seed 1".formatted(ways.get(cell));
            JsonNode status = TinyRun.status(run, cell);
            assertThat(status.get("status").asText()).isEqualTo("failed");
            assertThat(status.get("message").asText()).isEqualTo(title + ": " + messages.get(cell));
            assertThat(status.get("finished").asText()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(TinyRun.cell(run, cell).resolve("metrics.json")).doesNotExist();
            assertThat(TinyRun.cell(run, cell).resolve("log.txt"))
                    .content()
                    .contains("ERROR", "stage=\"%s\" failed".formatted(title))
                    .contains("at io.mithridate.runner.fakes.FakeDefenses$Break.purify");
        }
        assertThat(TinyRun.status(run, 5).get("status").asText()).isEqualTo("succeeded");
        assertThat(finished.results().orElseThrow().failed())
                .hasSize(5)
                .noneMatch(cell -> cell.failure().orElseThrow().breakdown());
        assertThat(TinyRun.column(run.file("results.csv"), "cell")).containsOnly("5");
        assertThat(run.file("report.html")).content().contains("the cure was worse");
    }

    @Test
    void namesADefenseWithoutAUsableModelAndRecordsNoNumber() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "controls.clean-model=false",
                        "defenses=[{ break: { how: [no-model, no-weights, elsewhere,"
                                + " not-a-number] } }, none]");

        List<String> messages =
                List.of(
                        "break (how no-model) on victim of corner, seed 1: PluginException:"
                                + " defense 'break' (tiny.jar): the defense, instead of a model,"
                                + " returned null",
                        "break (how no-weights) on victim of corner, seed 1: PluginException:"
                                + " defense 'break' (tiny.jar): it returned a model without"
                                + " weights: file ",
                        "break (how elsewhere) on victim of corner, seed 1: PluginException:"
                                + " defense 'break' (tiny.jar): it left its model in /nowhere; it"
                                + " belongs in the folder of training()",
                        "clean embeddings of break (how not-a-number) on victim of corner, seed 1:"
                            + " PluginException: model 'colour' (tiny.jar): embedImages() returned"
                            + " an embedding with NaN in it");
        for (int cell = 0; cell < messages.size(); cell++) {
            assertThat(TinyRun.status(finished.folder(), cell).get("message").asText())
                    .startsWith(messages.get(cell));
        }
        assertThat(TinyRun.column(finished.folder().file("results.csv"), "cell")).containsOnly("4");
    }

    @ParameterizedTest
    @CsvSource({
        "too-few,stamp() returned 1 pictures for 9",
        "other-size,'stamp(), picture 0, has 1 x 1 pixels, and was made from one of 4 x 4'"
    })
    void namesAnAttackThatStampsWronglyAndRecordsNoNumber(String how, String message)
            throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        "seeds=[1]",
                        "controls.clean-model=false",
                        "defenses=[none]",
                        "attacks=[{ crooked: { how: %s } }, corner]".formatted(how));

        assertThat(TinyRun.status(finished.folder(), 0).get("message").asText())
                .contains("PluginException: attack 'crooked' (tiny.jar): " + message);
        assertThat(TinyRun.column(finished.folder().file("results.csv"), "cell")).containsOnly("1");
    }

    @Test
    void triesASharedFailingStageOnceAndNamesItInEachCell() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        2,
                        "seeds=[1]",
                        "attacks=[corner, { corner: { value: 200 } }]",
                        "defenses=[{ break: { how: exception } }]");
        RunFolder run = finished.folder();

        // Both controls use the same broken defense on the same clean model.
        assertThat(tiny.computedTitles().stream().filter(title -> title.startsWith("break on")))
                .containsExactlyInAnyOrder(
                        "break on victim of corner (value 255), seed 1",
                        "break on victim of corner (value 200), seed 1",
                        "break on clean model, seed 1");
        for (int control = 2; control < 4; control++) {
            assertThat(TinyRun.status(run, control).get("message").asText())
                    .isEqualTo(
                            "break on clean model, seed 1: IllegalStateException: the cure was"
                                    + " worse");
        }
        assertThat(finished.results().orElseThrow().failed()).hasSize(4);
    }

    @Test
    void nextRunTriesAFailedCellAgain() throws Exception {
        String[] broken = {
            "seeds=[1]", "controls.clean-model=false", "defenses=[{ break: { how: exception } }]"
        };
        tiny.run("store", 1, broken);
        tiny.run("store", 1, broken);

        assertThat(tiny.computedTitles()).containsExactly("break on victim of corner, seed 1");
    }

    @Test
    void runsDefensesOfEveryKind() throws Exception {
        RunFolder run =
                tiny.run(
                                "store",
                                1,
                                "seeds=[1]",
                                "controls.clean-model=false",
                                "defenses=[robust, oracle, scores, sieve, guards]",
                                "metrics=[attack-success, findings]")
                        .folder();

        Path results = run.file("results.csv");
        Set<String> found = new HashSet<>();
        for (List<String> row : TinyRun.rows(results, "run", "options")) {
            found.add(
                    "%s %s %s"
                            .formatted(
                                    row.get(DEFENSE_COLUMN),
                                    row.get(METRIC_COLUMN),
                                    row.get(VALUE_COLUMN)));
        }
        // The run has 48 pairs, a tenth of them poisoned; the brightness of a cherry is 200. A
        // detector leaves the victim's model, whose attack success is not shown as its own.
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "robust attack-success 0.0",
                        "oracle attack-success 0.0",
                        "sieve attack-success 0.0",
                        "sieve poisoned-pairs 5.0",
                        "sieve highest-score 0.0",
                        "sieve trusted-pairs 43.0",
                        "robust trusted-pairs 24.0",
                        "robust poisoned-pairs 5.0",
                        "oracle poisoned-pairs 5.0",
                        "scores poisoned-pairs 5.0",
                        "scores highest-score 47.0",
                        "guards poisoned-pairs 5.0",
                        "guards guard-of-cherry 200.0");
    }

    @Test
    void filterThatKeepsAllPairsReproducesTheVictim() throws Exception {
        tiny.run(
                "store",
                1,
                "seeds=[1]",
                "controls.clean-model=false",
                "defenses=[{ sieve: { keeps-all: true } }]",
                "metrics=[attack-success, findings]");

        assertThat(weights("defense")).isEqualTo(weights("victim"));
    }

    /** Returns the weights of the only artifact of a kind. */
    private String weights(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store").resolve(kind))) {
            List<Path> weights = files.filter(file -> file.endsWith("model.safetensors")).toList();
            assertThat(weights).hasSize(1);
            return Files.readString(weights.get(0));
        }
    }

    @Test
    void cellsOfSeveralScenariosShareStages() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        "dataset={ tiny: { train: [60, 90] } }",
                        "poisoning.rate=[0.1, 0.2]",
                        "seeds=[1, 2]",
                        "defenses=[none]",
                        "controls.clean-model=false");

        assertThat(finished.results().orElseThrow().failed()).isEmpty();
        List<String> titles = new ArrayList<>();
        for (int cell = 0; cell < 8; cell++) {
            titles.add(TinyRun.status(finished.folder(), cell).get("title").asText());
        }
        assertThat(titles)
                .containsExactly(
                        "corner x none, train 60, rate 0.1, seed 1",
                        "corner x none, train 60, rate 0.1, seed 2",
                        "corner x none, train 60, rate 0.2, seed 1",
                        "corner x none, train 60, rate 0.2, seed 2",
                        "corner x none, train 90, rate 0.1, seed 1",
                        "corner x none, train 90, rate 0.1, seed 2",
                        "corner x none, train 90, rate 0.2, seed 1",
                        "corner x none, train 90, rate 0.2, seed 2");
        // There is one base model for each data set and seed, whatever the rate, and one victim for
        // each cell. The trigger reads no data.
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("base model"))
                .hasSize(4);
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("trigger"))
                .hasSize(2);
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("victim"))
                .hasSize(8);
        Path csv = finished.folder().file("results.csv");
        assertThat(TinyRun.column(csv, "dataset.train")).contains("60", "90");
        assertThat(TinyRun.column(csv, "poisoning.rate")).contains("0.1", "0.2");
    }

    @Test
    void reportDistinguishesTriggersOfAnAttackWithSeveralOptions() throws Exception {
        RunFolder run =
                tiny.run(
                                "store",
                                1,
                                "seeds=[1]",
                                "controls.clean-model=false",
                                "attacks.corner.value=[200, 250]")
                        .folder();

        assertThat(run.file("report.html"))
                .content()
                .contains("<dt>attack</dt><dd>corner (value 200)</dd>")
                .contains("<dt>attack</dt><dd>corner (value 250)</dd>");
    }
}
