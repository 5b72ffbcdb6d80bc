package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.metrics.CleanAccuracy;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests entries of runs of the tiny plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryCommandTest {

    private static final String SUITE =
            Fakes.EXPERIMENT.replace(
                    "[none, forget]", "[none, { forget: { strength: [1, 2] } }, labelled]");

    /** The tiny plugins, with clean accuracy also measured on the validation split. */
    private static final PluginCatalog CATALOG =
            new PluginCatalog(
                    Fakes.catalog().plugins().stream()
                            .map(
                                    plugin ->
                                            plugin.name().equals("clean-accuracy")
                                                    ? new LoadedPlugin(
                                                            PluginKind.METRIC,
                                                            PluginClass.of(CleanAccuracy.class),
                                                            plugin.origin())
                                                    : plugin)
                            .toList());

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path suite;

    EntryCommandTest(@TempDir Path folder) {
        this.folder = folder;
        suite = folder.resolve("tiny.yaml");
    }

    @BeforeAll
    void runTheSuite() throws IOException {
        Files.writeString(suite, SUITE);
        run("whole");
        run("first", "--only", "seed=1");
        run("second", "--only", "seed=2");
    }

    private void run(String runs, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                suite.toString(),
                                "--runs",
                                folder.resolve(runs).toString()));
        arguments.addAll(List.of(more));
        assertThat(runCommand(arguments.toArray(String[]::new))).isZero();
    }

    @Test
    void entryOfARunPassesItsCheck() throws IOException {
        Path file = writeEntry("whole");

        assertThat(runCommand("entry", "check", file.toString(), "--suite", suite.toString()))
                .isZero();
        assertThat(text(out))
                .isEqualTo(
                        file
                                + ": forget on tiny, complete, and its scores follow from its"
                                + " cells\n");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/suite/name").asText()).isEqualTo("tiny");
        assertThat(json.at("/suite/digest").asText()).hasSize(64);
        assertThat(json.at("/suite/settings/poisoning.rate").asText()).isEqualTo("0.1");
        assertThat(json.at("/suite/settings").toString()).doesNotContain("forget", "threads");
        assertThat(json.at("/defense/needs").asText()).isEqualTo("clean pairs");
        assertThat(json.at("/defense/option").asText()).isEqualTo("strength");
        assertThat(json.at("/defense/plugin/version").asText()).isEqualTo("1");
        assertThat(json.at("/defense/plugin/digest").asText()).isEqualTo("0".repeat(64));
        assertThat(json.get("cells")).hasSize(2 * 2 * 3);
        assertThat(json.at("/provenance/0/threads").intValue()).isPositive();
        assertThat(json.at("/evaluation_results/0/seeds")).hasSize(2);
    }

    @Test
    void entryOfSlicesEqualsThatOfTheWholeRun() throws IOException {
        JsonNode whole = readEntry(writeEntry("whole"));

        assertThat(readEntry(writeEntry("second", "first"))).isEqualTo(whole);
    }

    /** The results come without their run's folder, as in a repository. */
    @Test
    void entryOfResultsFilesEqualsThatOfTheRuns() throws IOException {
        List<String> files = List.of(zipResults("second"), zipResults("first"));
        Path file = folder.resolve("files.json");

        assertThat(writeEntryOfResults(files, suite, file)).as(text(err)).isZero();

        assertThat(readEntry(file)).isEqualTo(readEntry(writeEntry("second", "first")));
    }

    @Test
    void rejectsResultsOfAnotherSuite() throws IOException {
        Path otherSuite = folder.resolve("other.yaml");
        Files.writeString(otherSuite, SUITE.replace("rate: 0.1", "rate: 0.2"));

        assertThat(
                        writeEntryOfResults(
                                List.of(zipResults("whole")), otherSuite, folder.resolve("x.json")))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err)).contains("is of another suite: poisoning.rate is 0.1, not 0.2");
    }

    private int writeEntryOfResults(List<String> files, Path suite, Path output) {
        List<String> arguments = new ArrayList<>(List.of("entry"));
        arguments.addAll(files);
        arguments.addAll(List.of("--suite", suite + "", "--defense", "forget"));
        arguments.addAll(List.of("--output", output + ""));
        return runCommand(arguments.toArray(String[]::new));
    }

    private String zipResults(String runs) throws IOException {
        Path file = folder.resolve(runs + ".json.gz");
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(Path.of(onlyRun(runs)).resolve("results.json"), zipped);
        }
        return file.toString();
    }

    private static JsonNode readEntry(Path file) throws IOException {
        return ((ObjectNode) new ObjectMapper().readTree(file.toFile()))
                .without(List.of("evaluation_id", "evaluation_timestamp", "retrieved_timestamp"));
    }

    @Test
    void namesMissingResultsAndTheCommandThatComputesThem() throws IOException {
        Path file = folder.resolve("part.json");

        assertThat(
                        runCommand(
                                "entry",
                                onlyRun("first"),
                                "--defense",
                                "forget",
                                "--output",
                                file + ""))
                .isEqualTo(ExitCode.CELLS_FAILED);

        assertThat(text(err))
                .startsWith(
                        "corner, seed 2: the victim, 2 of 2 settings, the control, the control's 2"
                                + " of 2 settings without a result; compute it: bin/mithridate run "
                                + onlyRun("first"))
                .endsWith(
                        "resolved.yaml --only attack=corner --only seed=2 --only defense=none"
                                + " --only defense=forget\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void checkRejectsAnotherSuite() throws IOException {
        Path file = writeEntry("whole");
        Path otherSuite = folder.resolve("other.yaml");
        Files.writeString(otherSuite, SUITE.replace("rate: 0.1", "rate: 0.2"));

        assertThat(runCommand("entry", "check", file.toString(), "--suite", otherSuite.toString()))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err))
                .isEqualTo(
                        file
                                + ": the entry is of another suite: poisoning.rate is 0.1, not"
                                + " 0.2\n");
    }

    /** A suite consists only of what victims and measurements depend on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strength: [1, 2] | strength: [1, 2, 3]",
                "name: tiny | name: renamed",
                "controls: | 'compute: { threads: 7 }\ncontrols:'",
                "defense-data: | 'budgets: [3]\ndefense-data:'",
                "rate: 0.1, | rate: 1e-1,"
            })
    void checkAcceptsTheSuiteInAnotherNotation(String from, String to) throws IOException {
        Path file = writeEntry("whole");
        Path otherSuite = folder.resolve("other.yaml");
        assertThat(SUITE).contains(from);
        Files.writeString(otherSuite, SUITE.replace(from, to));

        assertThat(runCommand("entry", "check", file.toString(), "--suite", otherSuite.toString()))
                .as(text(err))
                .isZero();
    }

    @Test
    void rejectsSlicesOfTwoSuites() throws IOException {
        run("poisoned-more", "poisoning.rate=0.2");

        assertThat(
                        runCommand(
                                "entry",
                                onlyRun("whole"),
                                onlyRun("poisoned-more"),
                                "--defense",
                                "forget",
                                "--output",
                                folder.resolve("two.json").toString()))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err)).contains("is of another suite: poisoning.rate is 0.2, not 0.1");
    }

    @Test
    void rejectsARunOfFewerSamples() throws IOException {
        run("fewer", "--limit-samples", "30", "defense-data.pairs=6");

        assertThat(
                        runCommand(
                                "entry",
                                onlyRun("fewer"),
                                "--defense",
                                "forget",
                                "--output",
                                folder.resolve("fewer.json").toString()))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err)).contains("used 30 samples of every split");
    }

    @Test
    void rejectsARunOfFewerSamplesForAGivenSuite() throws IOException {
        Path smallerSuite = folder.resolve("fewer.yaml");
        Files.writeString(smallerSuite, SUITE.replace("pairs: 12", "pairs: 6"));
        run("fewer-of-suite", "--limit-samples", "30", "defense-data.pairs=6");

        assertThat(
                        writeEntryOfResults(
                                List.of(onlyRun("fewer-of-suite")),
                                smallerSuite,
                                folder.resolve("fewer.json")))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err)).contains("used 30 samples of every split");
    }

    @Test
    void rejectsResultsOfAnotherModel() throws IOException {
        Path results = folder.resolve("other-model.json");
        String text = Files.readString(Path.of(onlyRun("whole")).resolve("results.json"));
        Files.writeString(
                results, text.replaceAll("\"model\" : \"[a-z]+\"", "\"model\" : \"another\""));

        assertThat(
                        writeEntryOfResults(
                                List.of(results.toString()), suite, folder.resolve("model.json")))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err)).contains("is of another suite: dataset and model are");
    }

    @ParameterizedTest
    @CsvSource({
        "--defense forgte, did you mean 'forget'?",
        "--defense labelled, no run lists 'labelled' from weak to strong",
        "--defense a=b, name a defense",
        "'', 'entry' needs runs and a defense",
    })
    void rejectsDefensesWithoutAStrengthList(String arguments, String message) throws IOException {
        List<String> allArguments =
                new ArrayList<>(
                        List.of("entry", onlyRun("whole"), "--output", folder.resolve("x") + ""));
        if (!arguments.isEmpty()) {
            allArguments.addAll(List.of(arguments.split(" ")));
        }

        assertThat(runCommand(allArguments.toArray(String[]::new)))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err)).contains(message);
    }

    private Path writeEntry(String... runs) throws IOException {
        Path file = folder.resolve(String.join("-", runs) + ".json");
        List<String> arguments = new ArrayList<>(List.of("entry"));
        for (String name : runs) {
            arguments.add(onlyRun(name));
        }
        arguments.addAll(List.of("--defense", "forget", "--output", file.toString()));
        assertThat(runCommand(arguments.toArray(String[]::new))).as(text(err)).isZero();
        return file;
    }

    /** Returns the folder of the only run. */
    private String onlyRun(String runs) throws IOException {
        return RunOnDisk.only(folder.resolve(runs), "tiny").folder().toString();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private int runCommand(String... arguments) {
        out.reset();
        err.reset();
        CliContext context =
                new CliContext(
                                CapturedTerminal.ascii(out),
                                CapturedTerminal.ascii(err),
                                Map.of("MITHRIDATE_STORE", folder.resolve("store").toString()))
                        .withPlugins(folders -> CATALOG);
        return new Main(context, "test").run(List.of(arguments));
    }
}
