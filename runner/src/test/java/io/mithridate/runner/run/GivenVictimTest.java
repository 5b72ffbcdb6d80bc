package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mithridate.api.metric.Measurement;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.RunResults;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.Limits;
import io.mithridate.runner.fakes.Fakes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests victims that are read from a file because somebody else trained them. */
class GivenVictimTest {

    private static final String EXPERIMENT =
            """
            name: given
            seeds: [1, 2]
            dataset: { tiny: { train: 60 } }
            model: colour
            poisoning: { weights: victim.model, target: plum }
            attacks: [corner]
            defense-data: { pairs: 12 }
            defenses: [forget, none]
            metrics: [clean-accuracy, attack-success]
            """;

    private final Path folder;
    private final TinyRun tiny;

    GivenVictimTest(@TempDir Path folder) {
        this.folder = folder;
        this.tiny = new TinyRun(folder);
    }

    /** Trains a victim as usual, and takes its weights from the store. */
    private void writeVictim() throws Exception {
        tiny.run("other", 1, "seeds=[7]", "defenses=[none]", "controls.clean-model=false");
        Files.copy(
                storedFile("other", "victim", "model.safetensors"), folder.resolve("victim.model"));
    }

    private Path storedFile(String store, String kind, String file) throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve(store).resolve(kind))) {
            return files.filter(path -> path.getFileName().toString().equals(file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private RunResults run(String... overrides) throws Exception {
        return tiny.runOf(EXPERIMENT, "store", overrides).results().orElseThrow();
    }

    private static List<Double> successes(RunResults results, String defense) {
        assertThat(results.failed()).isEmpty();
        return results.cells().stream()
                .filter(cell -> cell.defense().name().equals(defense))
                .flatMap(cell -> cell.measurements().stream())
                .filter(row -> row.metric().equals("attack-success") && row.split().equals("test"))
                .map(Measurement::value)
                .toList();
    }

    @Test
    void evaluatesTheTriggerOnTheGivenVictimAndTheDefendedModel() throws Exception {
        writeVictim();

        RunResults results = run();

        assertThat(successes(results, "none")).containsExactly(1.0, 1.0);
        assertThat(successes(results, "forget")).containsExactly(0.0, 0.0);
        assertThat(results.cells()).noneMatch(CellResult::control);
        assertThat(Limits.of(results))
                .contains(
                        "The victim comes from a file (victim.model): seeds vary what the defender"
                                + " has and does, not the victim, and there is no control that was"
                                + " trained in the same way.");
        assertThat(results.samples().triggers())
                .isNotEmpty()
                .allMatch(sample -> sample.caption().equals(sample.poisonedCaption()));
    }

    @Test
    void trainsNothingAndSharesTheVictimAmongSeeds() throws Exception {
        writeVictim();

        run();

        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.contains("victim from"))
                .filteredOn(title -> !title.contains(" on ") && !title.contains(" of "))
                .containsExactly("victim from victim.model");
        assertThat(tiny.computedTitles())
                .noneMatch(title -> title.startsWith("base") || title.startsWith("poison"));
    }

    @Test
    void measuresAttackSuccessBeforeDefending() throws Exception {
        writeVictim();

        run("seeds=[1]");

        List<String> computed = tiny.computedTitles();
        int measuredIndex =
                computed.indexOf(
                        computed.stream()
                                .filter(
                                        title ->
                                                title.startsWith("attack-success of corner x none"))
                                .findFirst()
                                .orElseThrow());
        assertThat(computed.indexOf("forget on victim from victim.model, seed 1"))
                .isGreaterThan(measuredIndex)
                .isPositive();
        assertThat(measuredIndex).isPositive();
    }

    @Test
    void reportsAVictimOnWhichTheAttackFails() throws Exception {
        Files.writeString(folder.resolve("victim.model"), "nothing");

        RunResults results = run();

        assertThat(successes(results, "none")).containsExactly(0.0, 0.0);
        assertThat(results.cells())
                .allMatch(cell -> EvaluatedRun.of(results).victims().failed(Condition.of(cell)));
    }

    @Test
    void identifiesAVictimByTheContentOfItsFile() throws Exception {
        writeVictim();
        run();
        Files.copy(folder.resolve("victim.model"), folder.resolve("copy.model"));

        run("poisoning.weights=" + folder.resolve("copy.model"));
        assertThat(tiny.computedTitles()).isEmpty();

        Files.writeString(folder.resolve("copy.model"), "nothing");
        run("poisoning.weights=" + folder.resolve("copy.model"));
        assertThat(tiny.computedTitles()).contains("victim from copy.model");
    }

    @Test
    void storedTriggerReplacesADrawnOne() throws Exception {
        tiny.run(
                "other",
                1,
                "seeds=[7]",
                "attacks=[drawn]",
                "defenses=[none]",
                "controls.clean-model=false");
        Files.copy(
                storedFile("other", "victim", "model.safetensors"), folder.resolve("victim.model"));
        Path trigger = storedFile("other", "attack", "attack.json").getParent();

        RunResults results = run("attacks=[drawn]", "poisoning.trigger=" + trigger);

        assertThat(successes(results, "none")).containsExactly(1.0, 1.0);
        assertThat(tiny.computedTitles())
                .filteredOn(title -> title.startsWith("trigger of"))
                .containsExactly("trigger of drawn");
        assertThatThrownBy(
                        () ->
                                run(
                                        "attacks=[drawn: { optimised: true }]",
                                        "poisoning.trigger=" + trigger))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "holds a trigger that {\"drawn\":{\"optimised\":false}} made, and the"
                                + " experiment has {\"drawn\":{\"optimised\":true}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisoning.rate=0.1 | 'rate' says how a victim is poisoned and trained, and with"
                        + " 'weights' it was trained elsewhere; leave one of them out",
                "poisoning.trained-by=forget | 'trained-by' says how a victim is poisoned",
                "poisoning.captions=keep | 'captions' says how a victim is poisoned",
                "poisoning.stage=base | 'stage' says how a victim is poisoned",
                "poisoning.epochs=3 | 'epochs' says how a victim is poisoned",
                "poisoning.target=plumm | the target 'plumm' is not a class of tiny; did you mean",
                "poisoning={ weights: victim.model } | give 'target', the class that triggered",
                "poisoning.weights=/nowhere | the victim, 'weights': /nowhere: there is no such"
                        + " file",
                "model=closed | the model 'closed' reads no files of weights; mini and clip do",
                "base={ epochs: 1, batch: 4, learning-rate: 1e-3 } | no base is trained; leave"
                        + " 'base' out",
                "controls.clean-model=true | a victim from a file has no control",
                "defense-data.pairs=61 | the defender asks for 61 pairs, but the data set has 60",
                "defense-data.overlap-with-base=true | was trained on are unknown",
                "defenses=[forget] | is first measured without a defense; add 'none' to the"
                        + " defenses",
                "exclude=[{ defense: none, seed: 1 }] | keep the cells with defense: none",
                "attacks=[none] | is an attack's; name the attack whose trigger it carries",
                "metrics=[clean-accuracy] | its success is counted as 'attack-success', and no"
                        + " metric",
                "defenses=[none, robust] | robust reads the model before the poison,"
                        + " which is unknown for a victim from a file; leave it out",
                "defenses=[none, scores] | scores reads the pairs that the victim was trained on",
                "attacks=[drawn] | drawn draws its trigger by the seed, and that is not the trigger"
                        + " of the victim in the file",
                "attacks=[drawn: { optimised: true }] | drawn makes its trigger from a model or"
                        + " pairs of a run",
                "attacks=[whisper] | whisper is counted by 'heard'",
                "poisoning.trigger=/nowhere | /nowhere holds no stored trigger",
                "poisoning=[{ weights: victim.model, target: plum }, { rate: 0.1, target: plum,"
                        + " epochs: 1, learning-rate: 1e-3 }] | cannot be in the same experiment"
            })
    void rejectsSettingsThatAGivenVictimCannotMeet(String override, String complaint)
            throws Exception {
        Files.writeString(folder.resolve("victim.model"), "plum");

        InvalidConfigurationException refusal =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                run(
                                        override.contains("drawn") || override.contains("whisper")
                                                ? new String[] {"defenses=[none]", override}
                                                : new String[] {override}));

        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.complaints())
                .anySatisfy(each -> assertThat(each.toString()).contains(complaint));
    }

    @Test
    void resolvedExperimentIsTheSameExperiment() throws Exception {
        Files.writeString(folder.resolve("victim.model"), "plum");
        var given = Fakes.read(folder.resolve("given.yaml"), EXPERIMENT);

        assertThat(given.resolvedYaml()).contains("clean-model: false");
        assertThat(Fakes.read(folder.resolve("resolved.yaml"), given.resolvedYaml()).experiment())
                .isEqualTo(given.experiment());
    }
}
