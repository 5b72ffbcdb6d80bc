package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.LocalSettings;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final String EXPERIMENT =
            """
            name: small
            seeds: [1]
            dataset: { emoji-scenes: { classes: 40, train: 600, validation: 40, test: 80 } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 64, learning-rate: 1e-3 }
            attacks:
              - badnets: { patch-size: 6 }
            defense-data: { pairs: 200 }
            defenses: [none]
            metrics: [clean-accuracy, attack-success]
            controls: { clean-model: false }
            """;

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    MainTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... arguments) {
        return CapturedCommand.run(folder, out, err, List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private Path experiment(String yaml) throws IOException {
        return Files.writeString(folder.resolve("e.yaml"), yaml);
    }

    private String[] arguments(String command, String... further) {
        List<String> arguments = new ArrayList<>();
        arguments.add(command);
        arguments.add(folder.resolve("e.yaml").toString());
        arguments.addAll(List.of(further));
        if (command.equals("run")) {
            arguments.add("--runs");
            arguments.add(folder.resolve("runs").toString());
        }
        return arguments.toArray(String[]::new);
    }

    private void assertNothingComputed() {
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpNamesEveryCommand(String argument) {
        assertThat(run(argument)).isZero();
        assertThat(output()).contains("usage", "run", "plan", "validate", "list", "describe");
        assertThat(output()).contains("version");
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help help", "help --help", "--help -h", "-h help", "help -h run"})
    void helpOfHelpNamesEveryCommand(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(output()).startsWith("usage: mithridate COMMAND").contains("validate");
    }

    @Test
    void printsHelpAndFailsWithoutACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(output()).contains("usage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "resume",
                "plan",
                "validate",
                "dataset",
                "list",
                "describe",
                "schema",
                "augment",
                "embed",
                "report",
                "worker",
                "version"
            })
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(output()).contains("mithridate " + command);
    }

    @Test
    void helpWithACommandEqualsTheCommandsHelpOption() {
        run("plan", "--help");
        String help = output();

        assertThat(run("help", "plan")).isZero();
        assertThat(output())
                .isEqualTo(help)
                .contains("mithridate plan", "--only", "--store", "--executor")
                .doesNotContain("--jobs", "--runs", "--same-processor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--runs", "--store"})
    void rejectsAnUnwritableFolderBeforeAnyWork(String option) throws IOException {
        Path file = experiment(EXPERIMENT);

        assertThat(run("run", file.toString(), option, file.resolve("below").toString()))
                .isEqualTo(2);
        assertThat(errors())
                .contains(
                        option + " e.yaml/below: ", "e.yaml is not a folder; give another folder");
        assertNothingComputed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runn                   | there is no command 'runn'; did you mean 'run'",
                "rnu                    | there is no command 'rnu'; did you mean 'runs' ",
                "validate               | 'validate' needs an experiment: mithridate validate",
                "run                    | 'run' needs an experiment: mithridate run",
                "describe               | 'describe' needs the name of one plugin",
                "describe badnet        | badnets",
                "list atacks            | attacks",
                "run e.yaml --job 2     | 'run' has no option '--job'; did you mean 'jobs'",
                "run e.yaml --jobs      | '--jobs' is given no value; write --jobs N",
                "plan e.yaml --jobs 2   | 'plan' has no option '--jobs'",
                "help runn              | there is no command 'runn'; did you mean 'run'",
                "run e.yaml --jobs=none | --jobs takes a whole number from 1, not 'none'",
                "run e.yaml --jobs=0    | --jobs takes a whole number from 1, not '0'",
                "run e.yaml --limit-samples -3 | --limit-samples",
                "run e.yaml --save-every=0 | --save-every takes a whole number from 1, not '0'",
                "run e.yaml --picture-cache | picture-cache",
                "run e.yaml --picture-cache pom.xml | --picture-cache takes a folder, and"
                        + " 'pom.xml'",
                "version now            | 'version' takes options alone, and 'now' is not an"
                        + " option",
                "run e.yaml seeds       | 'seeds' is not an override; write key.sub=value",
                "run e.yaml =3          | '=3' is not an override; write key.sub=value"
            })
    void rejectsInvalidCommandLinesWithAdvice(String line, String complaint) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(errors()).contains(complaint).contains("'mithridate help'");
        assertThat(output()).isEmpty();
    }

    static Stream<Arguments> brokenExperiments() {
        return Stream.of(
                brokenExperiment(
                        "unknown attack",
                        EXPERIMENT.replace("badnets", "badnet"),
                        "e.yaml:8:5: ",
                        "'badnet'",
                        "badnets"),
                brokenExperiment(
                        "attack of a jar that was not found",
                        EXPERIMENT.replace("badnets", "my-own"),
                        "e.yaml:8:5: ",
                        "there is no attack 'my-own'",
                        "no plugin jars were searched"),
                brokenExperiment(
                        "typo in an option",
                        EXPERIMENT.replace("patch-size", "pach-size"),
                        "e.yaml:8:16: ",
                        "'pach-size'",
                        "patch-size"),
                brokenExperiment(
                        "duplicate key",
                        EXPERIMENT + "seeds: [2]\n",
                        "e.yaml:13:1: ",
                        "seeds",
                        "twice"),
                brokenExperiment(
                        "negative rate",
                        EXPERIMENT.replace("rate: 0.1,", "rate: -0.1,"),
                        "e.yaml:6:20: ",
                        "-0.1",
                        "0"),
                brokenExperiment(
                        "target that is not a class",
                        EXPERIMENT.replace("target: banana", "target: bananna"),
                        "e.yaml:6:33: ",
                        "'bananna' is not a class of emoji-scenes",
                        "banana"),
                brokenExperiment("empty file", "", "e.yaml", "empty", "name"),
                brokenExperiment(
                        "alias bomb",
                        aliasBomb(),
                        "e.yaml:",
                        "aliases expand to more than 1000000 values",
                        "write fewer"),
                brokenExperiment(
                        "tab",
                        EXPERIMENT.replace("  - badnets", "\t- badnets"),
                        "e.yaml:8:1: ",
                        "tab",
                        "spaces"));
    }

    /** Returns YAML with a billion values in ten lines. */
    private static String aliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String below = "*a" + (level - 1) + ", ";
            bomb.append("a%d: &a%d [%s]%n".formatted(level, level, below.repeat(10)));
        }
        return bomb.append("name: *a8\n").toString();
    }

    private static Arguments brokenExperiment(
            String description, String yaml, String place, String... words) {
        return Arguments.of(description, yaml, place, List.of(words));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenExperiments")
    void validateReportsErrorsWithPlaceAndCorrection(
            String description, String yaml, String place, List<String> words) throws IOException {
        experiment(yaml);

        assertThat(run(arguments("validate"))).as(description).isEqualTo(2);
        assertThat(errors()).contains(place).contains(words);
        assertThat(output()).isEmpty();
        assertNothingComputed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenExperiments")
    void runReportsTheSameErrorsAsValidate(
            String description, String yaml, String place, List<String> words) throws IOException {
        experiment(yaml);
        run(arguments("validate"));
        String complaints = errors();

        assertThat(run(arguments("run"))).as(description).isEqualTo(2);
        assertThat(errors()).isEqualTo(complaints).contains(place).contains(words);
        assertNothingComputed();
    }

    @Test
    void reportsAllErrorsAtOnce() throws IOException {
        experiment(
                EXPERIMENT
                        .replace("badnets", "badnet")
                        .replace("rate: 0.1,", "rate: -0.1,")
                        .replace("clean-accuracy,", "clean-acuracy,"));

        assertThat(run(arguments("validate"))).isEqualTo(2);
        assertThat(errors().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("e.yaml:6:20: "))
                .anySatisfy(line -> assertThat(line).startsWith("e.yaml:8:5: "))
                .anySatisfy(line -> assertThat(line).startsWith("e.yaml:11:11: "));
    }

    @Test
    void checksOverridesLikeTheFile() throws IOException {
        experiment(EXPERIMENT);

        assertThat(run(arguments("validate", "poisoning.rate=2"))).isEqualTo(2);
        assertThat(errors()).contains("poisoning.rate=2", "1");
        assertThat(run(arguments("validate", "poisoning.target=bananna"))).isEqualTo(2);
        assertThat(errors()).contains("poisoning.target=bananna", "'banana'");
    }

    @Test
    void namesAMissingFile() {
        assertThat(run("validate", folder.resolve("absent.yaml").toString())).isEqualTo(2);
        assertThat(errors()).contains("absent.yaml");
    }

    @Test
    void checksExecutorOptionsBeforeAnyWork() throws IOException {
        experiment(EXPERIMENT);

        assertThat(run(arguments("run", "--executor", "local", "poisoning.rate=0.2"))).isEqualTo(2);
        assertThat(errors())
                .contains(
                        "poisoning.rate=0.2: local takes no options; remove 'poisoning';"
                                + " overrides of the experiment must precede --executor");
        assertNothingComputed();
    }

    @Test
    void rejectsAnUnknownExecutorBeforeAnyWork() throws IOException {
        experiment(EXPERIMENT);

        assertThat(run(arguments("run", "--executor", "locl"))).isEqualTo(2);
        assertThat(errors()).contains("there is no executor 'locl'", "local");
        assertNothingComputed();
    }

    @Test
    void sameProcessorRejectsArtifactsOfAnotherProcessorBeforeAnyWork() throws Exception {
        Path yaml = experiment(EXPERIMENT);
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of()));
        RunSettings settings = LocalSettings.in(folder);
        Stage base =
                PlannedExperiment.plan(
                                new ExperimentReader(catalog).read(yaml, List.of()),
                                catalog,
                                settings)
                        .cells()
                        .get(0)
                        .inOrder()
                        .get(0);
        Maker otherMaker =
                new Maker(
                        "",
                        "",
                        "",
                        new Processor("Other", "", "AVX", "L1d 8K", 1),
                        "",
                        "",
                        List.of());
        new ArtifactStore(settings.store(), Clock.systemUTC(), otherMaker)
                .getOrCompute(
                        base.kind().label(),
                        base.key(),
                        base.description(),
                        (artifact, unfinished) -> new Cost(0, 0, 0, 0, 0, 0, 0));

        assertThat(run(arguments("run", "--same-processor"))).isEqualTo(2);
        assertThat(errors())
                .contains("the store store holds artifacts of this run")
                .contains("Other with AVX (L1d 8K): base model, seed 1")
                .contains("Give --store another folder");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void validatesAndPlansAnExperimentWithoutComputing() throws IOException {
        experiment(EXPERIMENT);

        assertThat(run(arguments("validate"))).as(this::errors).isZero();
        assertThat(output()).contains("1 cell, no errors");
        assertThat(run(arguments("plan", "seeds=[1, 2]"))).as(this::errors).isZero();
        assertThat(output())
                .contains("2 cells, 18 stages: 0 cached or not needed, 18 to do")
                .containsPattern("base +2 to do\\R +2 +the store has none of this kind yet")
                .containsPattern("victim +2 to do\\R +2 +waits for a stage above")
                .doesNotContain("cell 0");
        assertThat(run(arguments("plan", "seeds=[1, 2]", "--details"))).isZero();
        assertThat(output())
                .contains("cell 0: badnets x none, seed 1")
                .contains("cell 1: badnets x none, seed 2")
                .contains("2 cells, 18 stages: 0 cached or not needed, 18 to do");
        String planned = output();
        assertThat(run(arguments("run", "seeds=[1, 2]", "--dry-run", "--details"))).isZero();
        assertThat(output()).isEqualTo(planned);
        assertThat(run(arguments("plan", "seeds=[1, 2]", "--only", "seed=2"))).isZero();
        assertThat(output()).contains("1 cell, 9 stages");
        assertNothingComputed();
    }

    @Test
    void listDescribeAndVersionSucceed() {
        assertThat(run("list")).isZero();
        assertThat(output()).contains("badnets", "ta-cleaner", "emoji-scenes", "mini", "local");
        assertThat(run("list", "attacks")).isZero();
        assertThat(output()).contains("badnets").doesNotContain("ta-cleaner");
        assertThat(run("list", "attacks", "models")).isZero();
        assertThat(output()).contains("badnets", "mini").doesNotContain("ta-cleaner");
        assertThat(run("describe", "badnets")).isZero();
        assertThat(output()).contains("patch-size");
        assertThat(run("describe", "defense/none")).isZero();
        assertThat(run("describe", "poisoning")).isZero();
        assertThat(output()).startsWith("poisoning\n").contains("rate: ", "target: ");
        assertThat(run("schema")).isZero();
        assertThat(output()).startsWith("{").contains("\"patch-size\"", "\"defense-data\"");
        assertThat(run("version")).isZero();
        assertThat(output())
                .contains("mithridate")
                .containsPattern("(?m)^commit .")
                .containsPattern("(?m)^tensorflow-java 1\\.")
                .containsPattern("(?m)^java ")
                .doesNotContainPattern("(?m)^tensorflow ");
        assertThat(run("--version")).isZero();
        assertThat(run("version", "--devices")).isZero();
        assertThat(output()).containsPattern("(?m)^cpu$").containsPattern("(?m)^tensorflow 2\\.");
    }

    @Test
    void reportsAMissingPluginFolderAsAPluginError() {
        String missingFolder = folder.resolve("absent").toString();

        assertThat(run("list", "--plugins", missingFolder)).isEqualTo(3);
        assertThat(errors()).startsWith("plugin: ").contains("absent");
    }
}
