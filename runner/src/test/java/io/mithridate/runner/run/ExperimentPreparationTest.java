package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.config.Complaint;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.check.ExperimentData;
import io.mithridate.runner.check.ExperimentPreparation;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.Matrix;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.ScenarioResources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentPreparationTest {

    private final Path folder;

    ExperimentPreparationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ExperimentFile file(String... overrides) throws Exception {
        return Fakes.read(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT, overrides);
    }

    private AllScenarioResources prepare(ExperimentFile file, PictureCaching pictures)
            throws Exception {
        return prepare(file, pictures, OptionalInt.empty());
    }

    private AllScenarioResources prepare(
            ExperimentFile file, PictureCaching pictures, OptionalInt limit) throws Exception {
        return ExperimentPreparation.prepare(
                file, Matrix.expand(file.experiment()), Fakes.catalog(), limit, pictures, true);
    }

    private AllScenarioResources prepare(String... overrides) throws Exception {
        return prepare(file(overrides), PictureCaching.none());
    }

    @Test
    void requiresTheDeviceOnlyWhereStagesAreComputed() throws Exception {
        ExperimentFile file = file("compute.device=gpu:63");

        assertThatThrownBy(() -> prepare(file, PictureCaching.none()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("gpu:63");
        assertThat(
                        ExperimentPreparation.prepare(
                                file,
                                Matrix.expand(file.experiment()),
                                Fakes.catalog(),
                                OptionalInt.empty(),
                                PictureCaching.none(),
                                false))
                .isNotNull();
    }

    @Test
    void createsTheResourcesNamedByTheExperiment() throws Exception {
        ExperimentFile file = file();
        ScenarioResources resources =
                prepare(file, PictureCaching.none()).of(file.experiment().scenarios().get(0));

        assertThat(resources.pairs().fingerprint()).isEqualTo("tiny-60-first");
        assertThat(resources.mapping()).isEqualTo(new Mapping.AllToOne(2));
    }

    @Test
    void cachedPicturesBelongToTheCodeOfTheDataSet() throws Exception {
        ExperimentFile file = file();
        AllScenarioResources allResources = prepare(file, new PictureCaching(Optional.of(folder)));

        assertThat(allResources.instances().service(PictureCaching.class))
                .isEqualTo(
                        new PictureCaching(
                                Optional.of(folder),
                                file.experiment()
                                        .scenarios()
                                        .get(0)
                                        .dataset()
                                        .train()
                                        .plugin()
                                        .origin()
                                        .digest()));
    }

    @Test
    void takesPairsFromOneDataSetAndTestPicturesFromAnother() throws Exception {
        ExperimentFile file = file("dataset={ train: captions, test: labels }");
        ScenarioResources resources =
                prepare(file, PictureCaching.none()).of(file.experiment().scenarios()).get(0);

        assertThat(resources.pairs().fingerprint()).isEqualTo("captions");
        assertThat(resources.evaluation().fingerprint()).isEqualTo("labels");
        assertThat(resources.notices())
                .containsExactly("Captions were found.", "Squares are not fruit.");
    }

    @Test
    void rejectsAReservedTestSplitEvenIfPicturesAreNotDecoded() throws Exception {
        ExperimentFile file = file("dataset={ train: captions, test: misnamed }");

        assertThatThrownBy(() -> prepare(file, PictureCaching.none()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("testSplits() returned 'validation'");
        assertThatThrownBy(() -> ExperimentData.open(file, Fakes.catalog(), PictureCaching.none()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("testSplits() returned 'validation'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset=captions | captions has no test pictures; pair it with an evaluation set:"
                        + " dataset: { train: captions, test: ... }",
                "dataset=labels | labels has no pairs to train on; pair it with a set of pairs:"
                        + " dataset: { train: ..., test: labels }",
                "dataset={ train: tiny, test: captions } | captions has no test pictures; pair it"
                        + " with an evaluation set: dataset: { train: tiny, test: ... }",
                "dataset={ train: labels, test: tiny } | labels has no pairs to train on; pair it"
                        + " with a set of pairs: dataset: { train: ..., test: tiny }"
            })
    void rejectsADataSetWithoutTheRequiredPart(String override, String complaint) {
        assertRefused(complaint, override);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisoning.target=plumm | the target 'plumm' is not a class of tiny; did you mean"
                        + " 'plum'",
                "defense-data.pairs=60  | the defender asks for 60 pairs, but the data set has 60",
                "defenses=[scores]      | scores: it only detects and leaves the model as it is,"
                    + " and no metric of the experiment measures what it finds; add one that does",
                "poisoning.batch=49     | a batch of 49 is more than the 48 pairs",
                "base.batch=49          | a batch of 49 is more than the 48 pairs",
                "base.warm-up=12        | a warm-up of 12 steps must be shorter than the training,"
                        + " which has 12",
                "poisoning.warm-up=12   | a warm-up of 12 steps must be shorter than the training,"
                        + " which has 12",
                "defenses=[{ tune: { epochs: 1, learning-rate: 1e-3, batch: 4, warm-up: 3 } }] |"
                    + " tune: a warm-up of 3 steps must be shorter than the training, which has 3"
            })
    void rejectsInvalidSettings(String override, String complaint) {
        assertRefused(complaint, override);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | --limit-samples 12 leaves no more: raise it, or add defense-data.pairs=...",
                "14 | --limit-samples 14 leaves no more: raise it, or add base.batch=... to the"
                        + " command line"
            })
    void namesTheOptionToOverrideIfALimitLeavesTooFewSamples(int limit, String cure)
            throws Exception {
        ExperimentFile file = file();
        InvalidConfigurationException refusal =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () -> prepare(file, PictureCaching.none(), OptionalInt.of(limit)));

        assertThat(refusal.complaints()).first().asString().contains(cure);
    }

    @ParameterizedTest
    @CsvSource({"making", "train"})
    void reportsThePlaceOfADataSetThatRejectsItsFolder(String when) throws Exception {
        InvalidConfigurationException refusal =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                prepare(
                                        "dataset={ train: { gone: { when: %s } }, test: tiny }"
                                                .formatted(when)));

        assertThat(refusal.complaints())
                .singleElement()
                .asString()
                .contains(
                        "command line: dataset={ train: { gone: ",
                        "gone: there is no folder 'pictures'");
    }

    @Test
    void overlappingBaseIsTrainedOnAllPairs() throws Exception {
        String overlap = "defense-data.overlap-with-base=true";

        assertThat(prepare(overlap, "base.batch=60")).isNotNull();
        assertRefused("a batch of 61 is more than the 60 pairs", overlap, "base.batch=61");
    }

    @Test
    void reportsThePlaceOfTheOptionThatADefenseNames() throws Exception {
        String recipe = "epochs: 1, learning-rate: 1e-3";

        assertThat(prepare("defenses=[{ tune: { batch: 12, %s } }]".formatted(recipe))).isNotNull();
        ExperimentFile file =
                Fakes.read(
                        folder.resolve("tiny.yaml"),
                        Fakes.EXPERIMENT.replace(
                                "[none, forget]",
                                """

                                  - tune:
                                      epochs: 1
                                      learning-rate: 1e-3
                                      batch: 13\
                                """));
        InvalidConfigurationException refusal =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () -> prepare(file, PictureCaching.none()));

        assertThat(refusal.complaints())
                .singleElement()
                .asString()
                .contains(
                        "tiny.yaml:13:",
                        "tune: a batch of 13 is more than the 12 pairs available for training; give"
                                + " at most 12");
    }

    @Test
    void rejectsMoreDefenderPairsThanStayClean() throws Exception {
        String base = "defense-data.overlap-with-base=true";
        String run = "defense-data.overlap-with-poisoned-run=true";

        assertThat(prepare(base, run, "defense-data.pairs=54")).isNotNull();
        assertRefused(
                "the data set has 60 for training, 6 of them poisoned; ask for fewer",
                base,
                run,
                "defense-data.pairs=55");
    }

    @Test
    void scenariosShareResourcesWherePossible() throws Exception {
        ExperimentFile file =
                file(
                        "dataset={ tiny: { train: [60, 90] } }",
                        "poisoning.rate=[0.1, 0.2]",
                        "poisoning.target=[plum, lime]");
        AllScenarioResources allResources = prepare(file, PictureCaching.none());

        List<ScenarioResources> all = allResources.of(file.experiment().scenarios());
        assertThat(file.experiment().scenarios()).hasSize(8);
        assertThat(all)
                .extracting(
                        resources ->
                                resources.pairs().fingerprint()
                                        + " "
                                        + resources.mapping().target().orElseThrow())
                .containsExactly(
                        "tiny-60-first 2", "tiny-60-first 1", "tiny-90-first 2", "tiny-90-first 1");
        assertThat(all.get(0).pairs()).isSameAs(all.get(1).pairs());
        assertThat(all).extracting(ScenarioResources::model).containsOnly(all.get(0).model());
    }

    @Test
    void reportsAProblemOfSeveralScenariosOncePerPlace() throws Exception {
        InvalidConfigurationException refusal =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                prepare(
                                        "dataset={ tiny: { train: [60, 90] } }",
                                        "poisoning.rate=[0.1, 0.2]",
                                        "poisoning.target=[plum, plumm]",
                                        "defense-data=[{ pairs: 12 }, { pairs: 80 }]"));

        assertThat(refusal.complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "command line: defense-data=[{ pairs: 12 }, { pairs: 80 }]: the defender"
                                + " asks for 80 pairs, but the data set has 60 for training; ask"
                                + " for fewer, so that some are left to poison",
                        "command line: poisoning.target=[plum, plumm]: the target 'plumm' is not"
                                + " a class of tiny; did you mean 'plum'?");
    }

    @Test
    void doesNotCheckAScenarioWithoutCells() throws Exception {
        ExperimentFile file = file("poisoning.target=[plum, plumm]");
        List<Cell> validCells =
                Matrix.expand(file.experiment()).stream()
                        .filter(
                                cell ->
                                        cell.scenario()
                                                .poisoning()
                                                .target()
                                                .equals(Optional.of("plum")))
                        .toList();

        assertThat(
                        ExperimentPreparation.prepare(
                                file,
                                validCells,
                                Fakes.catalog(),
                                OptionalInt.empty(),
                                PictureCaching.none(),
                                true))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisoning.rate=1e-3 | poisons none of the 48 training pairs; ask for 0.021 or"
                        + " more",
                "poisoning.rate=0.9  | 43 pairs are to be poisoned by 'corner', but only 3",
                "poisoning.target=pear | the target 'pear' is not a class of tiny",
                "poisoning={ rate: 0.1, target: plum, mapping: one-to-one, source: pear, epochs: 1,"
                    + " batch: 4, learning-rate: 1e-3 } | the source 'pear' is not a class of tiny",
                "poisoning={ rate: 0.1, target: plum, mapping: one-to-one, source: plum, epochs: 1,"
                        + " batch: 4, learning-rate: 1e-3 } | source and target are the same class",
                "poisoning={ rate: 0.1, target: plum, captions: file, captions-file: absent.txt,"
                        + " epochs: 1, batch: 4, learning-rate: 1e-3 } | absent.txt cannot be read",
                "poisoning.trained-by=oracle | 'oracle' cannot train a victim",
                "poisoning.trained-by=robust | 'robust' cannot train a victim",
                "poisoning.trained-by={ forget: { along: 0.5 } } | forget has no option 'along'"
            })
    void rejectsImpossiblePoison(String override, String complaint) {
        assertThat(refusal(override).complaints())
                .isNotEmpty()
                .allSatisfy(actual -> assertThat(actual.toString()).contains(complaint.strip()));
    }

    /**
     * None of these attacks stamps pictures: "whisper" takes pictures from other pairs, "aimed"
     * targets single pictures, and "none" poisons nothing.
     */
    @ParameterizedTest
    @ValueSource(strings = {"whisper", "aimed", "none"})
    void oracleNeedsAnAttackThatStampsPictures(String attack) {
        InvalidConfigurationException refusal =
                refusal(
                        "attacks=[corner, %s]".formatted(attack),
                        "defenses=[none, oracle]",
                        "metrics=[attack-success, heard, struck]");

        assertThat(refusal.complaints())
                .singleElement()
                .satisfies(
                        complaint ->
                                assertThat(complaint.toString())
                                        .contains(
                                                "defenses=",
                                                ("oracle stamps the attack's trigger on clean"
                                                     + " pictures, and '%s' stamps none; leave"
                                                     + " these cells out: exclude: [{ attack: %s,"
                                                     + " defense: oracle }]")
                                                        .formatted(attack, attack)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | has no line; write a caption in each",
                "'a plum\n a red lime' | 'a red lime' does not name the target 'plum', as every"
                        + " line must"
            })
    void rejectsACaptionsFileWithALineThatDoesNotNameTheTarget(String lines, String complaint)
            throws Exception {
        Path captions = Files.writeString(folder.resolve("captions.txt"), lines);

        assertRefused(
                captions + (lines.isEmpty() ? " " : ": ") + complaint,
                "seeds=[1]",
                "poisoning={ rate: 0.1, target: plum, captions: file, captions-file: %s,"
                                .formatted(captions)
                        + " epochs: 1, batch: 4, learning-rate: 1e-3 }");
    }

    /** With this seed, the only pair of the poisoned run is not of a plum. */
    @Test
    void naturalCaptionsMustIncludeOneThatNamesTheTarget() {
        assertThat(
                        refusal(
                                        "seeds=[2]",
                                        "dataset={ tiny: { train: 3 } }",
                                        "defense-data.pairs=2",
                                        "poisoning.rate=1",
                                        "poisoning.captions=natural")
                                .complaints())
                .extracting(Complaint::toString)
                .contains(
                        "command line: poisoning.captions=natural: no caption of the training pairs"
                                + " names the target 'plum'; take captions: templates, or a file");
    }

    @Test
    void rejectsADefenderOfAnotherScenarioWhoTakesAllPairs() {
        assertThat(
                        refusal(
                                        "defense-data=[{ pairs: 12 }, { pairs: 60,"
                                                + " overlap-with-poisoned-run: true,"
                                                + " overlap-with-base: true }]",
                                        "poisoning.rate=0")
                                .complaints())
                .extracting(Complaint::toString)
                .anySatisfy(
                        actual ->
                                assertThat(actual)
                                        .contains(
                                                "another defense-data of this experiment asks for"
                                                        + " all 60 pairs"));
    }

    @Test
    void rejectsDataWithoutATestPicture() {
        assertThat(refusal("dataset={ tiny: { edition: no-tests } }").complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "command line: dataset={ tiny: { edition: no-tests } }: tiny: no picture is"
                                + " left to test on in the split 'test'; reserve fewer, e.g."
                                + " for validation, or add pictures");
    }

    @Test
    void budgetsAndEpochsNeedValidationPictures() throws Exception {
        String noValidation = "dataset={ tiny: { edition: no-validation } }";
        String listedStrengths = "defenses=[none, { forget: { strength: [1, 2] } }]";

        assertThat(prepare(noValidation)).isNotNull();
        assertThat(prepare(noValidation, listedStrengths, "budgets=[]")).isNotNull();
        assertThat(refusal(noValidation, listedStrengths).complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "default of budgets: budgets choose by clean accuracy on validation"
                                + " pictures, and tiny has none; put some aside in the data set,"
                                + " such as validation: 1000, or write budgets: []");
        assertThat(
                        refusal(noValidation, listedStrengths, "budgets=[1, 5]", "evaluate-every=1")
                                .complaints())
                .extracting(Complaint::toString)
                .containsExactlyInAnyOrder(
                        "command line: budgets=[1, 5]: budgets choose by clean accuracy on"
                                + " validation pictures, and tiny has none; put some aside in the"
                                + " data set, such as validation: 1000, or write budgets: []",
                        "command line: evaluate-every=1: epochs are measured on validation"
                                + " pictures, and tiny has none; put some aside in the data set, or"
                                + " leave this key out");
    }

    /** The attack requires natural captions, whatever the experiment says. */
    @Test
    void attackWithNaturalCaptionsNeedsOneThatNamesTheTarget() {
        assertThat(
                        refusal(
                                        "seeds=[2]",
                                        "dataset={ tiny: { train: 3 } }",
                                        "defense-data.pairs=2",
                                        "poisoning.rate=1",
                                        "attacks=[natural]")
                                .complaints())
                .extracting(Complaint::toString)
                .contains(
                        "command line: attacks=[natural]: no caption of the training pairs names"
                            + " the target 'plum', and natural gives poisoned pairs such captions"
                            + " alone; take another target");
    }

    /** Seed 2 leaves no pair of a plum, and another seed leaves one. */
    @Test
    void checksNaturalCaptionsOnEverySeed() {
        int other = seedThatLeavesAPlum();

        assertThat(lacksNaturalCaptions("2")).isTrue();
        assertThat(lacksNaturalCaptions(other + ", 2")).isTrue();
    }

    /**
     * The caption of the only remaining pair names the target, so "corner" cannot poison this pair.
     */
    @Test
    void rejectsAnAttackThatCanPoisonNoPair() {
        assertThat(
                        refusal(
                                        "seeds=[%d]".formatted(seedThatLeavesAPlum()),
                                        "dataset={ tiny: { train: 3 } }",
                                        "defense-data.pairs=2",
                                        "poisoning.rate=1",
                                        "attacks=[corner]")
                                .complaints())
                .extracting(Complaint::toString)
                .contains(
                        "command line: attacks=[corner]: corner can poison none of the 1 training"
                                + " pairs: it chooses them by the classes that their captions name"
                                + " ('describe corner' says how); take another target, or data"
                                + " whose captions name classes");
    }

    private int seedThatLeavesAPlum() {
        return IntStream.rangeClosed(3, 50)
                .filter(seed -> !lacksNaturalCaptions(Integer.toString(seed)))
                .findFirst()
                .orElseThrow();
    }

    private boolean lacksNaturalCaptions(String seeds) {
        return refusal(
                        "seeds=[%s]".formatted(seeds),
                        "dataset={ tiny: { train: 3 } }",
                        "defense-data.pairs=2",
                        "poisoning.rate=1",
                        "poisoning.captions=natural")
                .complaints()
                .stream()
                .anyMatch(actual -> actual.toString().contains("names the target 'plum'"));
    }

    @Test
    void allToAllNeedsACaptionForEachTarget() throws Exception {
        String poisoning =
                "poisoning={ rate: 0.1, mapping: all-to-all, captions: file, captions-file: %s,"
                        + " epochs: 1, batch: 4, learning-rate: 1e-3 }";
        Path all = Files.writeString(folder.resolve("all.txt"), "a plum\na lime\na cherry");
        Path plums = Files.writeString(folder.resolve("plums.txt"), "a plum\ntwo plums");
        Path other = Files.writeString(folder.resolve("other.txt"), "a plum\na dog");

        assertThat(prepare("seeds=[1]", poisoning.formatted(all))).isNotNull();
        assertRefused(
                plums + ": no line names the target 'cherry'; write one for each target",
                "seeds=[1]",
                poisoning.formatted(plums));
        assertRefused(
                other + ": 'a dog' does not name a target, as every line must",
                "seeds=[1]",
                poisoning.formatted(other));
    }

    @Test
    void rejectsADefenseThatNeedsACleanBaseIfTheBaseIsPoisoned() throws Exception {
        assertThat(prepare("defenses=[robust]")).isNotNull();
        assertRefused(
                "robust retrains from the model before the poison, and with poisoning.stage:"
                        + " base there is none; leave it out",
                "poisoning.stage=base",
                "defenses=[robust]");
    }

    /** A clean pair of the defender would be a copy of a pair that the base saw poisoned. */
    @Test
    void poisonedBaseDoesNotSeeTheDefendersPairs() throws Exception {
        String early = "poisoning.stage=base";
        String base = "defense-data.overlap-with-base=true";

        assertThat(prepare(early)).isNotNull();
        assertThat(prepare(early, base, "defense-data.overlap-with-poisoned-run=true")).isNotNull();
        assertRefused(
                "with poisoning.stage: base the base's pairs are poisoned, and with"
                        + " overlap-with-base the defender's clean pairs are among them; leave"
                        + " overlap-with-base out, or write overlap-with-poisoned-run: true as"
                        + " well",
                early,
                base);
    }

    @Test
    void attackNeedsTheMetricThatMeasuresItsSuccess() throws Exception {
        assertRefused(
                "whisper: its success is counted as 'heard', and no metric of the experiment"
                        + " measures that; add it to 'metrics'",
                "attacks=[whisper]");
        assertThat(prepare("attacks=[whisper]", "metrics=[clean-accuracy, heard]")).isNotNull();
    }

    @Test
    void metricOfHeldOutPairsNeedsHeldOutPairs() throws Exception {
        assertThat(prepare("metrics=[clean-accuracy, heard]")).isNotNull();
        assertRefused(
                "heard: it measures held-out pairs, and the data set has none",
                "dataset={ tiny: { train: 60, edition: trains-only } }",
                "metrics=[clean-accuracy, heard]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ pictures: 48 } | whisper: poisoned pairs are to get 48 pictures, but only 1",
                "{ echoes: 9 } | whisper: 45 decoys are needed for 5 poisoned pairs, but only"
                        + " 43 of the 48 training pairs are left; poison fewer, or ask for fewer"
                        + " decoys",
                "{ captions: 0 } | whisper: it poisons none of the",
                "{ source: plum } | whisper: source and target are the same class"
            })
    void checksTheNumbersThatAnAttackFixes(String options, String complaint) {
        InvalidConfigurationException refusal =
                refusal("attacks=[{ whisper: %s }]".formatted(options), "metrics=[heard]");

        assertThat(refusal.complaints())
                .isNotEmpty()
                .allSatisfy(
                        actual ->
                                assertThat(actual.toString())
                                        .contains("attacks=", complaint.strip()));
    }

    /** Six of nine separate pictures are not of the plum; 16 of 48 captions name it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ pictures: 7 } | tiny | aimed: it aims at 7 pictures apart from training and"
                    + " test, and of the 9 that tiny has only 6 are of a class that is tied to a"
                    + " target; raise apart of tiny, or use fewer pictures",
                "{} | { train: captions, test: labels } | aimed: it aims at 2 pictures apart from"
                        + " training and test, and labels has none; set its option apart, for"
                        + " example to 20, or test on a data set that has them",
                "{ captions-each: 40 } | tiny | aimed: each picture is to get 40 captions that name"
                        + " its target, but only"
            })
    void attackOnSinglePicturesNeedsPicturesAndCaptions(
            String options, String dataset, String complaint) throws Exception {
        assertThat(prepare("attacks=[aimed]", "metrics=[struck]")).isNotNull();
        assertThat(
                        refusal(
                                        "seeds=[1]",
                                        "attacks=[{ aimed: %s }]".formatted(options),
                                        "dataset=" + dataset,
                                        "metrics=[struck]")
                                .complaints())
                .singleElement()
                .asString()
                .contains("attacks=", complaint.strip());
    }

    @Test
    void rejectsADefenseThatNeedsLabelsIfThereAreNone() throws Exception {
        assertThat(prepare("dataset={ train: captions, test: tiny }", "defenses=[labelled]"))
                .isNotNull();

        assertThat(
                        refusal("dataset={ train: captions, test: labels }", "defenses=[labelled]")
                                .complaints())
                .singleElement()
                .asString()
                .contains(
                        "labelled: it trains on labelled pictures, and labels has none to train"
                                + " on; set its option labelled-training");
    }

    @Test
    void rejectsAMixtureIfTheDefenseChangesNoModel() {
        assertRefused(
                "sieve does not change the model, so 'along' and 'repeat' have no effect;"
                        + " remove them",
                "metrics=[clean-accuracy, findings]",
                "defenses=[none, { sieve: { removes: false, along: 0.5 } }]");
    }

    private InvalidConfigurationException refusal(String... overrides) {
        InvalidConfigurationException refusal =
                catchThrowableOfType(InvalidConfigurationException.class, () -> prepare(overrides));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private void assertRefused(String complaint, String... overrides) {
        InvalidConfigurationException refusal =
                catchThrowableOfType(InvalidConfigurationException.class, () -> prepare(overrides));

        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.complaints())
                .singleElement()
                .asString()
                .contains(overrides[overrides.length - 1])
                .contains(complaint);
    }
}
