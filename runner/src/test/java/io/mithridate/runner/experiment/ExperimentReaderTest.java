package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.options.FakePlugins;
import io.mithridate.runner.yaml.Complaint;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void readsTheSpecificationsExperiment() throws Exception {
        Experiment experiment = read(SPECIFIED).experiment();

        assertThat(experiment.name()).isEqualTo("two-attacks-four-defenses");
        assertThat(experiment.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(experiment.dataset().options())
                .isEqualTo(new FakePlugins.SceneOptions(40, 16000));
        assertThat(experiment.model().name()).isEqualTo("mini");
        assertThat(experiment.base().orElseThrow().learningRate()).isEqualTo(1.5e-3);
        assertThat(experiment.poisoning().rate()).isEqualTo(0.015);
        assertThat(experiment.poisoning().target()).isEqualTo("banana");
        assertThat(experiment.poisoning().recipe().learningRate()).isEqualTo(5e-4);
        assertThat(experiment.attacks())
                .extracting(PluginUse::options)
                .containsExactly(
                        new FakePlugins.PatchOptions(6, FakePlugins.Location.BOTTOM_RIGHT),
                        new FakePlugins.BlendOptions(0.2, Optional.empty()));
        assertThat(experiment.defenseData()).isEqualTo(new DefenseData(4000, false));
        assertThat(experiment.defenses())
                .extracting(PluginUse::name)
                .containsExactly("none", "fine-tune", "clean-clip", "ta-cleaner");
        FakePlugins.CleanerOptions cleaner =
                (FakePlugins.CleanerOptions) experiment.defenses().get(3).options();
        assertThat(cleaner.augmenter())
                .extracting(PluginRef::name, PluginRef::options)
                .containsExactly("counterfactual", new FakePlugins.NoOptions());
        assertThat(experiment.metrics())
                .extracting(PluginUse::options)
                .containsExactly(
                        new FakePlugins.TopK(List.of(1), false),
                        new FakePlugins.TopK(List.of(1, 3), false));
        assertThat(experiment.compute())
                .isEqualTo(new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32));
        assertThat(experiment.controls()).isEqualTo(new Controls(true));
        assertThat(experiment.exclusions())
                .containsExactly(
                        new Exclusion(
                                Optional.of("blended"),
                                Optional.of("fine-tune"),
                                Optional.empty()));
        assertThat(experiment.baseline()).contains("clean-clip");
    }

    @Test
    void resolvedYamlReadsAsTheSameExperiment() throws Exception {
        ExperimentFile first = read(SPECIFIED, "poisoning.rate=0.02");

        ExperimentFile second = read(first.resolvedYaml());

        assertThat(second.experiment()).isEqualTo(first.experiment());
    }

    @Test
    void resolvedYamlSaysWhereEachValueComesFrom() throws Exception {
        assertThat(read(SPECIFIED, "poisoning.rate=0.02").resolvedYaml())
                .contains(
                        """
                        poisoning:
                          rate: 0.02                            # command line
                          target: banana                        # line 6, column 35
                          epochs: 2                             # line 6, column 51
                          batch: 128                            # line 6, column 61
                          learning-rate: 5e-4                   # line 6, column 81
                          warm-up: 50                           # default
                        """);
    }

    @Test
    void complainsOfEverythingAtOnce() {
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
                        "e.yaml:5:1: poisoning lacks the option 'epochs'; give a whole number"
                                + " between 1 and 10000",
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
                        "e.yaml:10:10: a map of 2 entries stands where a metric is named; write"
                                + " its name, or a map of one entry: name: {options}",
                        "e.yaml:11:1: 'tune' is not available yet; leave it out",
                        "e.yaml:12:22: 'badnetz' is not among the attacks; did you mean 'badnet'?",
                        "e.yaml:12:33: exclude: nothing is named, which would leave every cell out;"
                                + " name an attack, a defense or a seed",
                        "e.yaml:13:11: 'clean-clip' is not among the defenses; there are: 'none'",
                        "command line: attacks.9=3: 'attacks' has no entry 9; they are numbered"
                                + " from 0 to 1",
                        "command line: attacks.blendd.alpha=3: 'attacks' has no entry 'blendd';"
                                + " there are: 'badnet', 'badnets'",
                        "command line: defense.x=3: an experiment has no key 'defense'; did you"
                                + " mean 'defenses'?",
                        "command line: foo: this is no override; write key.sub=value",
                        "command line: seeds.0.a=3: 'seeds.0' is '1', which has no part 'a';"
                                + " override 'seeds.0' itself");
    }
}
