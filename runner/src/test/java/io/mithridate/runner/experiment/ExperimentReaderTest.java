package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.training.Compute;
import io.mithridate.config.Complaint;
import io.mithridate.config.FakeOptions;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.OptionTree;
import io.mithridate.config.Place;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.CellPattern;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.runner.options.FakePlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {

    private static final String SPECIFIED =
            """
            name: two-attacks-four-defenses
            seeds: [1, 2, 3]
            dataset: { emoji-scenes: { classes: 40, train: 16000 } }
            model:   { mini: {} }
            base:    { epochs: 8, batch: 128, learning-rate: 1.5e-3 }     # from scratch
            poisoning: { rate: 0.015, target: banana, epochs: 2, batch: 128, learning-rate: 5e-4 }
            attacks:
              - badnets: { patch-size: 6, location: bottom-right }
              - blended: { alpha: 0.2 }
            defense-data: { pairs: 4000, overlap-with-poisoned-run: false }
            defenses:
              - none
              - fine-tune: { epochs: 4, batch: 64, learning-rate: 2e-4 }
              - clean-clip: { epochs: 4, batch: 64, learning-rate: 2e-4 }
              - ta-cleaner: { epochs: 4, batch: 64, learning-rate: 2e-4, lambda: 1.0, samples: 0.25, augmenter: { counterfactual: {} } }
            metrics: [ clean-accuracy, { attack-success: { k: [1, 3] } } ]
            compute: { device: cpu, threads: 2, precision: float32 }
            controls: { clean-model: true }
            exclude: [ { attack: blended, defense: fine-tune } ]
            baseline: clean-clip
            """;

    private final Path folder;

    ExperimentReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ExperimentFile read(String yaml, String... overrides)
            throws IOException, InvalidConfigurationException {
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, yaml);
        return new ExperimentReader(FakePlugins.catalog()).read(file, List.of(overrides));
    }

    private List<String> complaints(String yaml, String... overrides) {
        InvalidConfigurationException exception =
                catchThrowableOfType(
                        InvalidConfigurationException.class, () -> read(yaml, overrides));
        assertThat(exception).as("an exception").isNotNull();
        return exception.complaints().stream()
                .map(Complaint::toString)
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }

    private static Scenario onlyScenario(Experiment experiment) {
        assertThat(experiment.scenarios()).as("scenarios").hasSize(1);
        return experiment.scenarios().get(0);
    }

    private static String withDataset(String dataset) {
        return SPECIFIED.replace(
                "dataset: { emoji-scenes: { classes: 40, train: 16000 } }", "dataset: " + dataset);
    }

    @Test
    void resolvesPathsInAFileAgainstItsFolder() throws Exception {
        String model = "model: { clip: { architecture: RN50, weights: weights/RN50.pt } }";
        ExperimentFile file = read(SPECIFIED.replace("model:   { mini: {} }", model));

        assertThat(onlyScenario(file.experiment()).model().options())
                .isEqualTo(
                        new FakeOptions.ClipOptions(
                                "RN50", Optional.of(folder.resolve("weights/RN50.pt"))));
        assertThat(file.resolvedYaml()).contains("weights: " + folder + "/weights/RN50.pt");
        assertThat(
                        new ExperimentReader(FakePlugins.catalog())
                                .read(
                                        Files.writeString(
                                                Files.createDirectory(folder.resolve("run"))
                                                        .resolve("resolved.yaml"),
                                                file.resolvedYaml()),
                                        List.of())
                                .experiment())
                .isEqualTo(file.experiment());
    }

    @Test
    void resolvesPathsOnTheCommandLineAgainstTheWorkingDirectory() throws Exception {
        ExperimentFile file =
                read(SPECIFIED, "model={ clip: { architecture: RN50, weights: w/RN50.pt } }");

        assertThat(onlyScenario(file.experiment()).model().options())
                .isEqualTo(
                        new FakeOptions.ClipOptions(
                                "RN50", Optional.of(Path.of("w/RN50.pt").toAbsolutePath())));
    }

    @Test
    void combinesATrainingSetWithATestSet() throws Exception {
        ExperimentFile file =
                read(
                        withDataset(
                                "{ train: { emoji-scenes: { classes: [10, 20] } }, test:"
                                        + " emoji-scenes }"));

        assertThat(file.experiment().scenarios())
                .extracting(scenario -> scenario.dataset().name())
                .containsExactly("emoji-scenes+emoji-scenes", "emoji-scenes+emoji-scenes");
        assertThat(file.experiment().scenarios())
                .extracting(ExperimentReaderTest::classes)
                .containsExactly(10, 20);
        assertThat(file.experiment().scenarios().get(0).places())
                .containsEntry("dataset.train.classes", "10")
                .containsKey("dataset.test.classes");
        assertThat(read(file.resolvedYaml()).experiment()).isEqualTo(file.experiment());
    }

    @Test
    void treatsTheSameDataSetInBothHalvesAsOne() throws Exception {
        Experiment experiment =
                read(withDataset("{ train: emoji-scenes, test: emoji-scenes }")).experiment();

        assertThat(onlyScenario(experiment).dataset().name()).isEqualTo("emoji-scenes");
        assertThat(onlyScenario(experiment).dataset().plugins()).hasSize(1);
    }

    @Test
    void reportsMissingAndUnknownKeysOfPairedDataSets() {
        assertThat(complaints(withDataset("{ train: emoji-scenes, tset: emoji-scenes }")))
                .singleElement()
                .asString()
                .contains("a paired data set has no key 'tset'; did you mean");
        assertThat(complaints(withDataset("{ train: emoji-scenes, colour: emoji-scenes }")))
                .anyMatch(text -> text.contains("a paired data set has no key 'colour'"))
                .anyMatch(text -> text.contains("a paired data set lacks 'test'; write dataset:"));
        assertThat(complaints(withDataset("{ train: emoji-scenes, test: emoji-scene }")))
                .singleElement()
                .asString()
                .contains("there is no dataset 'emoji-scene'; did you mean");
    }

    @Test
    void readsTheSpecificationsExperiment() throws Exception {
        Experiment experiment = read(SPECIFIED).experiment();

        assertThat(experiment.name()).isEqualTo("two-attacks-four-defenses");
        assertThat(experiment.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(onlyScenario(experiment).dataset().train().options())
                .isEqualTo(new FakeOptions.SceneOptions(40, 16000));
        assertThat(onlyScenario(experiment).model().name()).isEqualTo("mini");
        assertThat(onlyScenario(experiment).base().orElseThrow().learningRate()).isEqualTo(1.5e-3);
        assertThat(onlyScenario(experiment).poisoning().rate()).contains(0.015);
        assertThat(onlyScenario(experiment).poisoning().target()).contains("banana");
        assertThat(onlyScenario(experiment).poisoning().recipe().learningRate()).isEqualTo(5e-4);
        assertThat(experiment.attacks())
                .extracting(PluginUse::options)
                .containsExactly(
                        new FakeOptions.PatchOptions(6, FakeOptions.Location.BOTTOM_RIGHT),
                        new FakeOptions.BlendOptions(0.2, Optional.empty()));
        assertThat(onlyScenario(experiment).defenseData())
                .isEqualTo(new DefenseData(4000, false, false));
        assertThat(experiment.defenses())
                .extracting(PluginUse::name)
                .containsExactly("none", "fine-tune", "clean-clip", "ta-cleaner");
        FakeOptions.CleanerOptions cleaner =
                (FakeOptions.CleanerOptions) experiment.defenses().get(3).options();
        assertThat(cleaner.augmenter())
                .extracting(PluginRef::name, PluginRef::options)
                .containsExactly("counterfactual", new FakeOptions.NoOptions());
        assertThat(experiment.metrics())
                .extracting(PluginUse::options)
                .containsExactly(
                        new FakeOptions.TopK(List.of(1), false),
                        new FakeOptions.TopK(List.of(1, 3), false));
        assertThat(experiment.compute())
                .isEqualTo(new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32));
        assertThat(experiment.controls()).isEqualTo(new Experiment.Controls(true));
        assertThat(experiment.exclusions())
                .containsExactly(
                        new CellPattern(Map.of("attack", "blended", "defense", "fine-tune")));
        assertThat(experiment.baseline()).contains(Baseline.parse("clean-clip"));
    }

    @Test
    void resolvedYamlReadsAsTheSameExperiment() throws Exception {
        ExperimentFile first = read(SPECIFIED, "poisoning.rate=0.02");

        ExperimentFile second = read(first.resolvedYaml());

        assertThat(second.experiment()).isEqualTo(first.experiment());
    }

    @Test
    void resolvedYamlStatesTheSourceOfEachValue() throws Exception {
        assertThat(read(SPECIFIED, "poisoning.rate=0.02").resolvedYaml())
                .contains(
                        """
                        poisoning:
                          rate: 0.02                            # command line
                          count: null                           # default
                          target: banana                        # line 6, column 35
                          mapping: all-to-one                   # default
                          source: null                          # default
                          selection: random                     # default
                          captions: templates                   # default
                          captions-file: null                   # default
                          spread-by: null                       # default
                          mode: replace                         # default
                          compat: false                         # default
                          stage: victim                         # default
                          trained-by: null                      # default
                          epochs: 2                             # line 6, column 51
                          batch: 128                            # line 6, column 61
                          learning-rate: 5e-4                   # line 6, column 81
                          warm-up: null                         # default
                        """);
    }

    @Test
    void reportsAllErrorsAtOnce() {
        String yaml =
                """
                nme: x
                seeds: [1, 2, 1]
                dataset: emoji-scene
                model: { mini: { width: 3 } }
                poisoning: { rate: -0.1, target: banana, epoch: 2, learning-rate: "5e-4" }
                attacks:
                  - badnet
                  - badnets: { patch-size: [6, 600], location: buttom-right }
                defenses: none
                metrics: { a: 1, b: 2 }
                tune: { over: 1 }
                exclude: [ { attack: badnetz }, {} ]
                baseline: clean-clip
                """;
        assertThat(
                        complaints(
                                yaml,
                                "defense.x=3",
                                "foo",
                                "attacks.9=3",
                                "attacks.blendd.alpha=3",
                                "seeds.0.a=3"))
                .containsExactly(
                        "e.yaml:1:1: an experiment has no key 'nme'; did you mean 'name'?",
                        "e.yaml:1:1: the experiment lacks 'defense-data'; give a map of options",
                        "e.yaml:1:1: the experiment lacks the option 'name'; give a text",
                        "e.yaml:3:10: there is no dataset 'emoji-scene'; did you mean"
                                + " 'emoji-scenes'?",
                        "e.yaml:4:18: mini takes no options; remove 'width'",
                        "e.yaml:5:20: 'rate' of poisoning is '-0.1'; it must be a number between 0"
                                + " and 1",
                        "e.yaml:5:42: poisoning has no option 'epoch'; did you mean 'epochs'?",
                        "e.yaml:5:67: 'learning-rate' of poisoning is \"5e-4\"; it must be a number"
                                + " greater than 0 and at most 10, without quotes",
                        "e.yaml:7:5: there is no attack 'badnet'; did you mean 'badnets'?",
                        "e.yaml:8:32: 'patch-size' of badnets is '600'; it must be a whole number"
                                + " between 1 and 64",
                        "e.yaml:8:48: 'location' of badnets is 'buttom-right'; it must be one of"
                                + " bottom-right, top-left, random; did you mean 'bottom-right'?",
                        "e.yaml:10:10: a map of 2 entries was given, but a metric is expected;"
                                + " write its name, or a map of one entry: name: {options}",
                        "e.yaml:11:1: an experiment has no key 'tune'; there are: 'attacks',"
                            + " 'base', 'baseline', 'budgets', 'compute', 'contrasts', 'controls',"
                            + " 'dataset', 'defense-data', 'defenses', 'evaluate-every', 'exclude',"
                            + " 'include', 'metrics', 'model', 'name', 'poisoning', 'seeds'",
                        "e.yaml:12:22: 'badnetz' is not among the attacks; did you mean 'badnet'?",
                        "e.yaml:12:33: exclude: nothing is named, which would match every cell;"
                                + " name an attack, a defense, a seed, or an option such as"
                                + " poisoning.rate",
                        "e.yaml:13:11: 'clean-clip' is not among the defenses; there are: 'none'",
                        "command line: attacks.9=3: 'attacks' has no entry 9; they are numbered"
                                + " from 0 to 1",
                        "command line: attacks.blendd.alpha=3: 'attacks' has no entry 'blendd';"
                                + " there are: 'badnet', 'badnets'",
                        "command line: defense.x=3: an experiment has no key 'defense'; did you"
                                + " mean 'defenses'?",
                        "command line: foo: this is not an override; write key.sub=value",
                        "command line: seeds.0.a=3: 'seeds.0' is '1', which has no part 'a';"
                                + " override 'seeds.0' itself");
    }

    private static final String SMALL =
            """
            name: small
            seeds: 1
            dataset: emoji-scenes
            model: mini
            poisoning: { rate: 0.01, target: banana, epochs: 1, learning-rate: 1e-3 }
            attacks: badnets
            defense-data: { pairs: 100 }
            defenses: [none, clean-clip: { epochs: 1, learning-rate: 1e-4 }]
            """;

    @Test
    void fillsInDefaults() throws Exception {
        Experiment experiment = read(SMALL).experiment();

        assertThat(experiment.seeds()).containsExactly(1L);
        assertThat(onlyScenario(experiment).base()).isEmpty();
        assertThat(experiment.metrics())
                .extracting(PluginUse::name)
                .containsExactly(
                        "clean-accuracy",
                        "attack-success",
                        "triggered-accuracy",
                        "baseline-target-rate");
        assertThat(experiment.compute())
                .isEqualTo(new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32));
        assertThat(experiment.controls().cleanModel()).isTrue();
        assertThat(experiment.exclusions()).isEmpty();
        assertThat(experiment.baseline()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cpu, float16, FLOAT16", "gpu, float16, FLOAT16", "cpu, bfloat16, BFLOAT16"})
    void readsEachPrecision(String device, String value, Compute.Precision precision)
            throws Exception {
        ExperimentFile file = read(SMALL, "compute.device=" + device, "compute.precision=" + value);

        Compute compute = file.experiment().compute();
        assertThat(compute).isEqualTo(new Compute(Compute.Device.parse(device), 2, precision));
        assertThat(file.resolvedYaml()).contains("precision: " + value);
        assertThat(OptionTree.of(compute).json().get("precision").asText()).isEqualTo(value);
    }

    @Test
    void rejectsBfloat16OnAGpu() {
        assertThatThrownBy(() -> read(SMALL, "compute.device=gpu", "compute.precision=bfloat16"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("precision: bfloat16 cannot be used on gpu:0")
                .hasMessageContaining("say precision: float16 or float32");
    }

    @Test
    void resolvedYamlBeginsWithAnExplanation() throws Exception {
        assertThat(read(SMALL).resolvedYaml())
                .startsWith(
                        """
                        # Every value of the experiment, and where it comes from: a place in the file, the command
                        # line, or a default. Sweeps are expanded, but for lists of defenses from weak to strong. This
                        # file can be run as it is.
                        name: small                             # line 1, column 7
                        """);
    }

    @Test
    void resolvedYamlOfDefaultsReadsAsTheSameExperiment() throws Exception {
        ExperimentFile file = read(SMALL);

        assertThat(read(file.resolvedYaml()).experiment()).isEqualTo(file.experiment());
    }

    @Test
    void expandsSweepsOfBothAxesInPlace() throws Exception {
        ExperimentFile file =
                read(
                        SMALL.replace(
                                        "attacks: badnets",
                                        "attacks: [badnets: { patch-size: [4, 8] }, none]")
                                .replace("learning-rate: 1e-4", "learning-rate: [1e-4, 2e-4]"));

        assertThat(file.experiment().attacks())
                .extracting(PluginUse::options)
                .containsExactly(
                        new FakeOptions.PatchOptions(4, FakeOptions.Location.BOTTOM_RIGHT),
                        new FakeOptions.PatchOptions(8, FakeOptions.Location.BOTTOM_RIGHT),
                        new FakeOptions.NoOptions());
        assertThat(file.experiment().defenses())
                .extracting(PluginUse::name)
                .containsExactly("none", "clean-clip", "clean-clip");
        assertThat(read(file.resolvedYaml()).experiment()).isEqualTo(file.experiment());
    }

    @Test
    void scenariosAreTheProductOfTheirPartsInTheOrderOfTheFile() throws Exception {
        ExperimentFile file =
                read(
                        SMALL.replace(
                                        "dataset: emoji-scenes",
                                        "dataset: { emoji-scenes: { classes: [50, 20] } }")
                                .replace("rate: 0.01", "rate: [0.01, 0.03]")
                                .replace("target: banana", "target: [banana, dog]")
                                .replace("pairs: 100", "pairs: [100, 50]"));

        assertThat(file.experiment().scenarios())
                .extracting(
                        scenario ->
                                "%d %s %s %d"
                                        .formatted(
                                                classes(scenario),
                                                scenario.poisoning().rate().orElseThrow(),
                                                scenario.poisoning().target().orElseThrow(),
                                                scenario.defenseData().pairs()))
                .containsExactly(
                        "50 0.01 banana 100",
                        "50 0.01 banana 50",
                        "50 0.01 dog 100",
                        "50 0.01 dog 50",
                        "50 0.03 banana 100",
                        "50 0.03 banana 50",
                        "50 0.03 dog 100",
                        "50 0.03 dog 50",
                        "20 0.01 banana 100",
                        "20 0.01 banana 50",
                        "20 0.01 dog 100",
                        "20 0.01 dog 50",
                        "20 0.03 banana 100",
                        "20 0.03 banana 50",
                        "20 0.03 dog 100",
                        "20 0.03 dog 50");
        assertThat(read(file.resolvedYaml()).experiment()).isEqualTo(file.experiment());
    }

    private static int classes(Scenario scenario) {
        return ((FakeOptions.SceneOptions) scenario.dataset().train().options()).classes();
    }

    @Test
    void everyPartOfAScenarioMayBeAList() throws Exception {
        ExperimentFile file =
                read(
                        SMALL.replace("model: mini", "model: [mini, clip: { architecture: RN50 }]")
                                        .replace(
                                                "poisoning: {",
                                                "poisoning: [{ rate: 0.5, target: dog, epochs: 2,"
                                                        + " learning-rate: 1 }, {")
                                        .replace("1e-3 }", "1e-3 }]")
                                + "base: [{ epochs: [1, 2], learning-rate: 1 },"
                                + " { epochs: 3, learning-rate: 2 }]\n");

        assertThat(file.experiment().scenarios())
                .extracting(
                        scenario ->
                                "%s %d %s"
                                        .formatted(
                                                scenario.model().name(),
                                                scenario.base().orElseThrow().epochs(),
                                                scenario.poisoning().target().orElseThrow()))
                .containsExactly(
                        "mini 1 dog",
                        "mini 1 banana",
                        "mini 2 dog",
                        "mini 2 banana",
                        "mini 3 dog",
                        "mini 3 banana",
                        "clip 1 dog",
                        "clip 1 banana",
                        "clip 2 dog",
                        "clip 2 banana",
                        "clip 3 dog",
                        "clip 3 banana");
        assertThat(read(file.resolvedYaml()).experiment()).isEqualTo(file.experiment());
    }

    @Test
    void findsThePlaceOfTheVariantInAScenario() throws Exception {
        ExperimentFile file =
                read(SMALL.replace("model: mini", "model: [mini, clip: { architecture: RN50 }]"));
        List<Scenario> scenarios = file.experiment().scenarios();

        assertThat(position(file.place(ScenarioPart.MODEL, scenarios.get(0)))).isEqualTo("4:9");
        assertThat(position(file.place(ScenarioPart.MODEL, scenarios.get(1)))).isEqualTo("4:15");
        assertThat(
                        position(
                                file.place(
                                        ScenarioPart.MODEL,
                                        scenarios.get(1),
                                        "clip",
                                        "architecture")))
                .isEqualTo("4:37");
        assertThat(position(file.place(scenarios.get(1).model()))).isEqualTo("4:15");
        assertThat(position(file.place(ScenarioPart.POISONING, scenarios.get(1), "target")))
                .isEqualTo("5:34");
    }

    @Test
    void findsTheLargestDefensePoolOfADataSet() throws Exception {
        Experiment experiment =
                read(SMALL.replace(
                                        "dataset: emoji-scenes",
                                        "dataset: { emoji-scenes: { classes: [50, 20] } }")
                                .replace("pairs: 100", "pairs: [100, 300, 50]"))
                        .experiment();

        assertThat(experiment.scenarios())
                .allSatisfy(
                        scenario ->
                                assertThat(
                                                experiment.largestDefensePool(
                                                        scenario.dataset().train()))
                                        .isEqualTo(300));
    }

    @Test
    void overridingADefaultMetricKeepsTheOthers() throws Exception {
        List<PluginUse> standard = read(SMALL).experiment().metrics();
        List<PluginUse> changed =
                read(SMALL, "metrics.attack-success.k=[1, 3]").experiment().metrics();

        assertThat(standard).hasSizeGreaterThan(1);
        assertThat(changed)
                .extracting(PluginUse::name)
                .isEqualTo(standard.stream().map(PluginUse::name).toList());
        assertThat(changed).isNotEqualTo(standard);
    }

    @Test
    void overridesReachEveryPartOfAnExperiment() throws Exception {
        Experiment experiment =
                read(
                                SMALL,
                                "poisoning.rate=0.02",
                                "seeds=[7, 8]",
                                "defenses.clean-clip.epochs=2",
                                "defenses.0={ fine-tune: { epochs: 3, learning-rate: 1 } }",
                                "dataset.emoji-scenes.classes=10",
                                "compute.threads=1",
                                "controls.clean-model=false",
                                "model={ clip: { architecture: RN50 } }",
                                "attacks.badnets.patch-size=[2, 3]")
                        .experiment();

        assertThat(onlyScenario(experiment).poisoning().rate()).contains(0.02);
        assertThat(experiment.seeds()).containsExactly(7L, 8L);
        assertThat(experiment.defenses())
                .extracting(use -> ((FakeOptions.TuningOptions) use.options()).recipe().epochs())
                .containsExactly(3, 2);
        assertThat(onlyScenario(experiment).dataset().train().options())
                .isEqualTo(new FakeOptions.SceneOptions(10, 16000));
        assertThat(experiment.compute().threads()).isEqualTo(1);
        assertThat(experiment.controls().cleanModel()).isFalse();
        assertThat(onlyScenario(experiment).model().name()).isEqualTo("clip");
        assertThat(experiment.attacks())
                .extracting(use -> ((FakeOptions.PatchOptions) use.options()).patchSize())
                .containsExactly(2, 3);
    }

    @Test
    void overrideByNameChangesEveryEntryWithThatName() throws Exception {
        String twoEntries =
                SMALL.replace(
                        "attacks: badnets",
                        "attacks: [badnets: { patch-size: 4 }, badnets: { patch-size: 8 }, none]");

        assertThat(read(twoEntries, "attacks.badnets.location=random").experiment().attacks())
                .extracting(PluginUse::options)
                .containsExactly(
                        new FakeOptions.PatchOptions(4, FakeOptions.Location.RANDOM),
                        new FakeOptions.PatchOptions(8, FakeOptions.Location.RANDOM),
                        new FakeOptions.NoOptions());
    }

    @Test
    void lastOfTwoOverridesWins() throws Exception {
        assertThat(
                        onlyScenario(
                                        read(SMALL, "poisoning.rate=0.02", "poisoning.rate=0.03")
                                                .experiment())
                                .poisoning()
                                .rate())
                .contains(0.03);
    }

    @Test
    void reportsErrorsAtTheOverrideThatCausesThem() {
        assertThat(
                        complaints(
                                SMALL,
                                "poisoning.rte=1",
                                "poisoning.rate=2",
                                "dataset.cifar.classes=2",
                                "dataset.emoji-scene.classes=2",
                                "defenses.clean-clip.epochs=",
                                "seeds=[1",
                                "=3",
                                "a..b=3"))
                .containsExactly(
                        "command line: =3: this is not an override; write key.sub=value",
                        "command line: a..b=3: this is not an override; write key.sub=value",
                        "command line: dataset.cifar.classes=2: 'dataset' is 'emoji-scenes', which"
                                + " has no part 'cifar'; override 'dataset' itself",
                        "command line: dataset.emoji-scene.classes=2: 'dataset' is 'emoji-scenes',"
                                + " which has no part 'emoji-scene'; did you mean 'emoji-scenes'?",
                        "command line: defenses.clean-clip.epochs=: 'epochs' of clean-clip is"
                                + " empty; it must be a whole number between 1 and 10000",
                        "command line: poisoning.rate=2: 'rate' of poisoning is '2'; it must be a"
                                + " number between 0 and 1",
                        "command line: poisoning.rte=1: poisoning has no option 'rte'; did you mean"
                                + " 'rate'?",
                        "command line: seeds=[1: this is not YAML: in the brackets that open at"
                                + " line 1, column 1 a ',' or the closing ']' is missing before"
                                + " this place");
    }

    @Test
    void reportsAnOverrideThatAddsASecondPlugin() {
        assertThat(
                        complaints(
                                SMALL.replace(
                                        "dataset: emoji-scenes", "dataset: { emoji-scenes: }"),
                                "dataset.classes=2"))
                .containsExactly(
                        "command line: dataset.classes=2: a map of 2 entries was given, but a"
                            + " dataset is expected; write its name, or a map of one entry: name:"
                            + " {options}");
    }

    @Test
    void rejectsDuplicatePlugins() {
        assertThat(
                        complaints(
                                SMALL.replace(
                                        "attacks: badnets",
                                        "attacks: [badnets, badnets: { patch-size: 6.0 }]")))
                .containsExactly(
                        "e.yaml:6:20: badnets appears twice in 'attacks' with the same options,"
                                + " first at line 6, column 11; remove one or change its options");
    }

    @Test
    void doesNotReportMisspelledKeysAsMissingToo() {
        assertThat(complaints(SMALL.replace("attacks: badnets", "attack: badnets")))
                .singleElement()
                .asString()
                .contains("an experiment has no key 'attack'; did you mean 'attacks'?");
        assertThat(complaints(SMALL.replace("learning-rate: 1e-3 }", "learning_rate: 1 }")))
                .singleElement()
                .asString()
                .contains("did you mean 'learning-rate'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: small|name: ../up|1:7: '../up' cannot name a folder on every system; use up"
                        + " to 100 letters a to z, digits, '-', '_' and '.'",
                "name: small|name: a/b|1:7: 'a/b' cannot name a folder on every system; use up to"
                        + " 100 letters a to z, digits, '-', '_' and '.'",
                "name: small|name: 'x.'|1:7: \"x.\" cannot name a folder on every system; use up to"
                        + " 100 letters a to z, digits, '-', '_' and '.'",
                "name: small|name:|1:6: 'name' of the experiment is empty; it must be a text",
                "seeds: 1|seeds: []|2:8: 'seeds' is empty; give at least one",
                "seeds: 1|seeds: [1, 2, 1]|2:15: the seed 1 appears twice in 'seeds'; remove one",
                "seeds: 1|seeds: one|2:8: an element of 'seeds' of the experiment is 'one'; it must"
                        + " be a whole number",
                "attacks: badnets|attacks: []|6:10: 'attacks' is empty; name at least one attack",
                "attacks: badnets|attacks:|6:9: 'attacks' is empty; name at least one attack",
                "attacks: badnets|metrics: []|1:1: the experiment lacks 'attacks'; give a list of"
                        + " attacks",
                "model: mini|base: { epochs: 1, learning-rate: 1 }|1:1: the experiment lacks"
                        + " 'model'; give the name of a model, or a map from it to its options",
                "model: mini|model: { clip: }|4:10: clip lacks the option 'architecture'; give a"
                        + " text",
                "model: mini|model: [[mini]]|4:9: a list was given, but a model is expected; write"
                        + " its name, or a map of one entry: name: {options}",
                "model: mini|model: []|4:8: 'model' is empty; name at least one model",
                "model: mini|model: [mini, mini]|4:15: mini appears twice in 'model' with the same"
                        + " options, first at line 4, column 9; remove one or change its options",
                "rate: 0.01|rate: [0.01, 1e-2]|5:27: '1e-2' appears twice in the sweep over 'rate';"
                        + " remove one",
                "rate: 0.01|rate: []|5:20: the sweep over 'rate' is empty; give at least one value",
                "rate: 0.01|rate: [0.01, 2]|5:27: 'rate' of poisoning is '2'; it must be a number"
                        + " between 0 and 1",
                "defense-data: { pairs: 100 }|defense-data: []|7:15: 'defense-data' is empty; give"
                        + " at least one map of options",
                "defense-data: { pairs: 100 }|defense-data: [{ pairs: 100 }, 3]|7:32: defense-data"
                        + " is '3'; it must be a map of options",
                "pairs: 100|pairs: 1|7:24: 'pairs' of defense-data is '1'; it must be a whole"
                        + " number of at least 2",
                "defense-data: { pairs: 100 }|defense-data: 100|7:15: defense-data is '100'; it"
                        + " must be a map of options",
                "target: banana|targt: banana|5:26: poisoning has no option 'targt'; did you mean"
                        + " 'target'?",
                "target: banana, epochs: 1|epochs: 1|5:1: poisoning: give 'target', the class that"
                        + " triggered pictures are to be classified as",
                "rate: 0.01|rate: -0.01|5:20: 'rate' of poisoning is '-0.01'; it must be a number"
                        + " between 0 and 1",
            })
    void rejectsInvalidValues(String good, String bad, String complaint) {
        assertThat(complaints(SMALL.replace(good, bad))).contains("e.yaml:" + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rebound: { epochs: 1 }|9:1: an experiment has no key 'rebound'; there are:"
                        + " 'attacks', 'base', 'baseline', 'budgets', 'compute', 'contrasts',"
                        + " 'controls', 'dataset', 'defense-data', 'defenses', 'evaluate-every',"
                        + " 'exclude', 'include', 'metrics', 'model', 'name', 'poisoning', 'seeds'",
                "baseline: clean-clp|9:11: 'clean-clp' is not among the defenses; did you mean"
                        + " 'clean-clip'?",
                "exclude: { seed: 2 }|9:18: 2 is not among the seeds; they are: 1",
                "exclude: [ { defense: fine-tune } ]|9:23: 'fine-tune' is not among the defenses;"
                        + " there are: 'clean-clip', 'none'",
                "exclude: [ { attak: badnets } ]|9:14: unknown axis 'attak'; did you mean"
                        + " 'attack'?",
                "exclude: [ { rate: 0.01 } ]|9:14: unknown axis 'rate'; did you mean"
                        + " 'poisoning.rate'?",
                "exclude: [ { poisoning.rat: 0.01 } ]|9:14: unknown axis 'poisoning.rat'; did"
                        + " you mean 'poisoning.rate'?",
                "exclude: [ { something: 0.01 } ]|9:14: unknown axis 'something'; known axes:"
                        + " 'attack', 'control', 'dataset', 'defense', 'model', 'seed', and options"
                        + " by path, e.g. poisoning.rate",
                "include: [ { poisoning.rate: 0.02 } ]|9:30: no cell has the poisoning.rate"
                        + " '0.02'; there are: '0.01'",
                "include: [ { poisoning.target: banan } ]|9:32: no cell has the poisoning.target"
                        + " 'banan'; did you mean 'banana'?",
                "include: { control: true }|9:21: no cell has the control 'true'; there are:"
                        + " 'clean-model', 'none'",
                "include: { dataset: cifar }|9:21: no cell has the dataset 'cifar'; there are:"
                        + " 'emoji-scenes'",
                "exclude: badnets|9:10: exclude is 'badnets'; it must be a map of axes, such as"
                        + " { attack: badnets, seed: 1 }",
                "exclude: { attack: { badnets: } }|9:20: 'attack' of exclude is a map; it must be"
                        + " one value",
                "exclude: { seed: [1, 2] }|9:18: no cell has the seed '[1,2]'; there are: '1'",
                "exclude: { seed: one }|9:18: one is not among the seeds; they are: 1",
                "metrics: [ clean-accuracy, clean-accuracy ]|9:28: clean-accuracy appears twice in"
                        + " 'metrics' with the same options, first at line 9, column 12; remove one"
                        + " or change its options",
                "metrics: [ clean-accuracy: { compat: [true, false] } ]|9:38: 'compat' of"
                        + " clean-accuracy is a list; it must be true or false",
                "name: again|9:1: the key 'name' appears twice in this map, first at line 1, column"
                        + " 1; remove one",
                "compute: { device: tpu }|9:20: 'device' of compute is 'tpu'; it must be cpu, gpu,"
                        + " or gpu with an index such as gpu:1",
                "compute: { device: gp }|9:20: 'device' of compute is 'gp'; it must be cpu, gpu, or"
                        + " gpu with an index such as gpu:1; did you mean 'gpu'?",
                "compute: { device: 'gpu:0,1' }|9:20: 'device' of compute is \"gpu:0,1\"; a model"
                    + " can no longer be split across devices; use gpu, and run stages side by side"
                    + " on several GPUs with --executor process",
                "compute: { device: gpu:-1 }|9:20: 'device' of compute is 'gpu:-1'; '-1' is not an"
                        + " index of a device; gpu:0 is the first one, gpu:1 the second",
                "compute: { device: 2 }|9:20: 'device' of compute is '2'; it must be cpu, gpu, or"
                        + " gpu with an index such as gpu:1",
            })
    void rejectsAddedLines(String line, String complaint) {
        assertThat(complaints(SMALL + line + "\n")).contains("e.yaml:" + complaint);
    }

    @Test
    void rejectsAnAmbiguousBaseline() {
        assertThat(
                        complaints(
                                SMALL.replace(
                                                "learning-rate: 1e-4",
                                                "learning-rate: 1e-4, batch: [64, 128]")
                                        + "baseline: clean-clip\n"))
                .containsExactly(
                        "e.yaml:9:11: 'clean-clip' matches 2 entries of 'defenses', with sweeps"
                                + " expanded; a baseline is one, or one list from weak to strong:"
                                + " name a defense, and options after it: clean-clip"
                                + " image-augmentation=geometric");
    }

    @Test
    void baselineMayBeIdentifiedByAnOption() throws Exception {
        String two = SMALL.replace("learning-rate: 1e-4", "learning-rate: [1e-4, 2e-4]");

        assertThat(read(two + "baseline: clean-clip learning-rate=1e-4\n").experiment().baseline())
                .hasValueSatisfying(
                        baseline ->
                                assertThat(
                                                baseline.names(
                                                        new PluginSetting(
                                                                "clean-clip",
                                                                new TreeMap<>(
                                                                        Map.of(
                                                                                "learning-rate",
                                                                                "0.0001")))))
                                        .isTrue());
        assertThat(complaints(two + "baseline: clean-clip learning-rate=3e-4\n"))
                .containsExactly(
                        "e.yaml:9:11: no entry of 'defenses' is 'clean-clip learning-rate=3e-4';"
                                + " 'mithridate describe defense/clean-clip' shows its options");
        assertThat(complaints(two + "baseline: clean-clip geometric\n"))
                .containsExactly(
                        "e.yaml:9:11: 'geometric': name a defense, and options after it: clean-clip"
                                + " image-augmentation=geometric");
    }

    @Test
    void rejectsAnExperimentThatExcludesAllCells() {
        assertThat(complaints(SMALL + "exclude: [ { attack: badnets } ]\n"))
                .containsExactly(
                        "e.yaml:9:1: every cell is excluded; leave at least one combination");
    }

    @Test
    void rejectsAnExperimentThatIncludesNoCell() {
        assertThat(
                        complaints(
                                SMALL
                                        + "include: { defense: none }\n"
                                        + "exclude: { seed: 1, defense: none }\n"))
                .containsExactly(
                        "e.yaml:9:1: 'exclude' removes every included cell; leave at least one"
                                + " combination");
    }

    @Test
    void patternsMatchOptionsByPathAndNormalizedValue() throws Exception {
        ExperimentFile file =
                read(
                        SMALL.replace("rate: 0.01", "rate: [0.01, 0.03]")
                                + "include: [ { poisoning.rate: 1e-2 }, { control: } ]\n"
                                + "exclude: [ { attack.patch-size: 6.0, defense.learning-rate:"
                                + " 0.0001 } ]\n");

        assertThat(file.experiment().inclusions())
                .containsExactly(
                        new CellPattern(Map.of("poisoning.rate", "0.01")),
                        new CellPattern(Map.of("control", "none")));
        assertThat(file.experiment().exclusions())
                .containsExactly(
                        new CellPattern(
                                Map.of(
                                        "attack.patch-size",
                                        "6",
                                        "defense.learning-rate",
                                        "0.0001")));
        assertThat(read(file.resolvedYaml()).experiment()).isEqualTo(file.experiment());
    }

    @Test
    void rejectsMoreThanAHundredThousandCells() {
        String seeds =
                LongStream.range(0, 25_001)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", ", "seeds: [", "]"));

        assertThat(complaints(SMALL.replace("seeds: 1", seeds)))
                .containsExactly(
                        "e.yaml:6:1: 1 attacks x 2 defenses x 25001 seeds and as many controls are"
                                + " more than 100000 cells; sweep over fewer values");
    }

    @Test
    void scenariosMultiplyTheNumberOfCells() {
        String values =
                LongStream.rangeClosed(1, 400)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", ", "[", "]"));

        assertThat(
                        complaints(
                                SMALL,
                                "poisoning.epochs=" + values,
                                "dataset={ emoji-scenes: { train: %s } }".formatted(values),
                                "defense-data.pairs=" + values.replace("[1, ", "[")))
                .containsExactly(
                        "e.yaml:6:1: 63840000 scenarios x 1 attacks x 2 defenses x 1 seeds and as"
                                + " many controls are more than 100000 cells; sweep over fewer"
                                + " values");
    }

    @Test
    void acceptsAHundredThousandCells() throws Exception {
        String seeds =
                LongStream.range(0, 25_000)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", ", "seeds: [", "]"));

        assertThat(read(SMALL.replace("seeds: 1", seeds)).experiment().seeds()).hasSize(25_000);
    }

    @Test
    void rejectsAPositionBehindTheEndOfAList() {
        assertThat(complaints(SMALL, "defenses.2=none"))
                .containsExactly(
                        "command line: defenses.2=none: 'defenses' has no entry 2; they are"
                                + " numbered from 0 to 1");
    }

    @Test
    void findsThePlacesOfKeysAndOptions() throws Exception {
        ExperimentFile file = read(SMALL);
        PluginUse cleanClip = file.experiment().defenses().get(1);

        assertThat(position(file.place("poisoning", "target"))).isEqualTo("5:34");
        assertThat(position(file.place("attacks", "0"))).isEqualTo("6:10");
        assertThat(position(file.place("attacks", "0", "nothing"))).isEqualTo("6:10");
        assertThat(file.place("attacks", "1")).isEqualTo(file.place("attacks"));
        assertThat(position(file.place(cleanClip))).isEqualTo("8:18");
        assertThat(position(file.place(onlyScenario(file.experiment()).dataset().train())))
                .isEqualTo("3:10");
        assertThat(position(file.place(onlyScenario(file.experiment()).model()))).isEqualTo("4:8");
        assertThat(file.place("compute", "threads"))
                .isEqualTo(new Place.ByDefault("compute.threads"));
    }

    private static String position(Place place) {
        Place.InFile inFile = (Place.InFile) place;
        return inFile.line() + ":" + inFile.column();
    }

    @Test
    void rejectsAFileThatIsNotAMap() {
        assertThat(complaints("- a\n"))
                .containsExactly(
                        "e.yaml:1:1: the file holds a list; an experiment must be a map that starts"
                                + " with a name");
    }

    @Test
    void rejectsAnEmptyFile() {
        assertThat(complaints(""))
                .containsExactly("e.yaml:1:1: the file is empty; start with a name and the seeds");
    }
}
