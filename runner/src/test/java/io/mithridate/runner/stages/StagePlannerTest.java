package io.mithridate.runner.stages;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.AbsentAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.LocalSettings;
import io.mithridate.runner.fakes.Rewritten;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.embedding.EmbeddingWork;
import io.mithridate.runner.stages.measurement.MeasurementWork;
import io.mithridate.runner.stages.poison.AttackerInput;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.DefenderPairs;
import io.mithridate.runner.stages.poison.PoisonWork;
import io.mithridate.runner.stages.poison.PoisonedRun;
import io.mithridate.runner.stages.victim.BaseWork;
import io.mithridate.runner.stages.victim.VictimWork;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagePlannerTest {

    private static final String TRAINED = "(base|victim|clean model|none|forget).*";

    private final Path folder;

    StagePlannerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<CellStages> plan(String... overrides) throws Exception {
        return plan(OptionalInt.empty(), PictureCaching.none(), overrides);
    }

    private List<CellStages> plan(OptionalInt limit, PictureCaching pictures, String... overrides)
            throws Exception {
        return plan(Fakes.catalog(), Fakes.CODE, limit, pictures, overrides);
    }

    /** Plans with new code digests, for other plugins or libraries. */
    private List<CellStages> planAnew(PluginCatalog catalog, String... overrides) throws Exception {
        return plan(
                catalog,
                new CodeDigests(catalog),
                OptionalInt.empty(),
                PictureCaching.none(),
                overrides);
    }

    private List<CellStages> plan(
            PluginCatalog catalog,
            CodeDigests code,
            OptionalInt limit,
            PictureCaching pictures,
            String... overrides)
            throws Exception {
        Path yaml = Files.writeString(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT);
        ExperimentFile file = new ExperimentReader(catalog).read(yaml, List.of(overrides));
        RunSettings settings = LocalSettings.in(folder, limit, pictures);
        return PlannedExperiment.plan(file, catalog, settings, code, System.getenv(), true).cells();
    }

    @Test
    void locationOfDecodedPicturesDoesNotChangeKeys() throws Exception {
        PictureCaching somewhere = new PictureCaching(Optional.of(folder.resolve("pictures")));

        assertThat(keys(plan(OptionalInt.empty(), somewhere))).isEqualTo(keys(plan()));
    }

    @Test
    void baseMakesRoomForPromptsAndPoisonedCaptions() throws Exception {
        Stage base =
                stages(plan())
                        .filter(stage -> stage.kind() == StageKind.BASE)
                        .findFirst()
                        .orElseThrow();
        BaseWork.FutureTexts futureTexts =
                ((BaseWork) base.work()).training().orElseThrow().reading();

        assertThat(futureTexts.sentences())
                .containsExactly(
                        "a drawing of a cherry",
                        "a drawing of a lime",
                        "a drawing of a plum",
                        "a photo of a cherry",
                        "a photo of a lime",
                        "a photo of a plum",
                        "cherry",
                        "lime",
                        "plum");
        assertThat(futureTexts.keys()).isEmpty();
    }

    @Test
    void attackThatAddsAWordHasABaseAndAControlWithRoomForIt() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[none]",
                        "attacks=[corner, whisper]",
                        "metrics=[clean-accuracy, heard]");

        assertThat(stages(cells).filter(stage -> stage.kind() == StageKind.BASE).distinct())
                .extracting(Stage::title, StagePlannerTest::textKeys)
                .containsExactly(
                        tuple("base model, seed 1", List.of()),
                        tuple(
                                "base model with room for the words of whisper, seed 1",
                                List.of("plum!")));
        CellStages control = cells.get(3);
        assertThat(control.cell().title()).isEqualTo("whisper x none, seed 1, clean model");
        assertThat(
                        inputTitles(
                                control,
                                "clean model with room for the words of whisper and 5 copies of"
                                        + " clean pairs, seed 1"))
                .contains(
                        "base model with room for the words of whisper, seed 1",
                        "5 copies of clean pairs, seed 1");
        assertThat(inputTitles(cells.get(2), "clean model, seed 1"))
                .containsExactly("base model, seed 1");
    }

    /** The whisper adds pairs, so its control has copies of clean ones. */
    @Test
    void defenderOfAControlMayHavePicturesThatTheControlCopies() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[forget]",
                        "attacks=[whisper]",
                        "metrics=[heard]",
                        "defense-data={ pairs: 12, overlap-with-poisoned-run: true,"
                                + " overlap-with-base: true }");

        assertThat(cells).extracting(cell -> cell.cell().control()).containsExactly(false, true);
        assertThat(leftOutForDefender(cells.get(0))).contains(only(cells.get(0), StageKind.POISON));
        assertThat(only(cells.get(1), StageKind.POISON).title())
                .isEqualTo("5 copies of clean pairs, seed 1");
        assertThat(leftOutForDefender(cells.get(1))).isEmpty();
    }

    private static Optional<Stage> leftOutForDefender(CellStages cell) {
        DefenseWork work = (DefenseWork) only(cell, StageKind.DEFENSE).work();
        return ((DefenderPairs) work.inputs().cleanPairs().orElseThrow()).poison();
    }

    @Test
    void attackThatAddsAWordDoesNotChangeOtherKeys() throws Exception {
        Set<String> before = keys(plan("metrics=[clean-accuracy, heard]"));
        Set<String> after =
                keys(plan("metrics=[clean-accuracy, heard]", "attacks=[corner, whisper]"));

        assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    }

    @Test
    void attackOnSinglePicturesDoesNotChangeOtherKeys() throws Exception {
        Set<String> before = keys(plan("metrics=[clean-accuracy, struck]"));
        Set<String> after =
                keys(plan("metrics=[clean-accuracy, struck]", "attacks=[corner, aimed]"));

        assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    }

    /** The cells are a victim and a control, each with and without a defense. */
    @Test
    void allStagesOfASeedAimAtTheSamePictures() throws Exception {
        for (CellStages cell : plan("attacks=[aimed]", "metrics=[clean-accuracy, struck]")) {
            Map<StageKind, Set<ChosenPictures>> chosen = new EnumMap<>(StageKind.class);
            for (Stage stage : cell.inOrder()) {
                chosenPictures(stage.work())
                        .ifPresent(
                                pictures ->
                                        chosen.computeIfAbsent(stage.kind(), any -> new HashSet<>())
                                                .add(pictures));
            }

            assertThat(chosen.keySet())
                    .as(cell.cell().title())
                    .isEqualTo(
                            cell.cell().control()
                                    ? Set.of(StageKind.EMBEDDINGS, StageKind.MEASUREMENT)
                                    : Set.of(
                                            StageKind.POISON,
                                            StageKind.VICTIM,
                                            StageKind.EMBEDDINGS,
                                            StageKind.MEASUREMENT));
            assertThat(chosen.values().stream().flatMap(Set::stream).distinct())
                    .singleElement()
                    .extracting(ChosenPictures::seed)
                    .isEqualTo(new NamedSeed(cell.cell().seed(), "attack"));
        }
    }

    private static Optional<ChosenPictures> chosenPictures(StageWork work) {
        if (work instanceof PoisonWork poison) {
            return poison.single();
        }
        if (work instanceof VictimWork victim && victim.run() instanceof PoisonedRun run) {
            return run.poison().flatMap(PoisonedRun.Poison::single);
        }
        if (work instanceof EmbeddingWork embeddings) {
            return embeddings.single();
        }
        return work instanceof MeasurementWork measurement
                ? measurement.single()
                : Optional.empty();
    }

    private static List<String> textKeys(Stage base) {
        return ((BaseWork) base.work()).training().orElseThrow().reading().keys();
    }

    @Test
    void titlesDistinguishScenariosBySettingsThatTheStageReads() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[none]",
                        "poisoning.target=[plum, lime]",
                        "poisoning.rate=[0.1, 0.2]",
                        "controls.clean-model=false");

        assertThat(
                        stages(cells)
                                .distinct()
                                .filter(stage -> stage.kind().compareTo(StageKind.VICTIM) <= 0))
                .extracting(Stage::title)
                .containsExactlyInAnyOrder(
                        "base model, seed 1",
                        "trigger of corner, seed 1, target plum",
                        "poison of corner, seed 1, rate 0.1, target plum",
                        "victim of corner, seed 1, rate 0.1, target plum",
                        "poison of corner, seed 1, rate 0.2, target plum",
                        "victim of corner, seed 1, rate 0.2, target plum",
                        "trigger of corner, seed 1, target lime",
                        "poison of corner, seed 1, rate 0.1, target lime",
                        "victim of corner, seed 1, rate 0.1, target lime",
                        "poison of corner, seed 1, rate 0.2, target lime",
                        "victim of corner, seed 1, rate 0.2, target lime");
    }

    @Test
    void stagesOfAnExperimentHaveDistinctTitles() throws Exception {
        List<Stage> stages =
                stages(
                                plan(
                                        "dataset.tiny.edition=[first, second]",
                                        "base.epochs=[1, 2]",
                                        "attacks=[{ corner: { value: [8, 9] } }]",
                                        "defenses=[none, { forget: { strength: [1, 2] } }]",
                                        "defense-data.pairs=[10, 12]"))
                        .distinct()
                        .toList();

        assertThat(stages).extracting(Stage::title).doesNotHaveDuplicates();
        assertThat(stages)
                .filteredOn(stage -> stage.kind() == StageKind.BASE)
                .extracting(Stage::title)
                .contains("base model, seed 2, edition second, epochs 2");
    }

    private static Stream<Stage> stages(List<CellStages> cells) {
        return cells.stream().flatMap(cell -> cell.inOrder().stream());
    }

    private static Set<String> keys(List<CellStages> cells) {
        return stages(cells).map(Stage::key).collect(Collectors.toSet());
    }

    private static Set<String> keys(List<CellStages> cells, String titlePattern) {
        return stages(cells)
                .filter(stage -> stage.title().matches(titlePattern))
                .map(Stage::key)
                .collect(Collectors.toSet());
    }

    /** Returns keys by title; the matrix must not have two stages with one title. */
    private static Map<String, String> byTitle(List<CellStages> cells) {
        return stages(cells)
                .distinct()
                .collect(
                        Collectors.toMap(
                                Stage::title,
                                Stage::key,
                                (one, other) -> {
                                    throw new IllegalStateException("two stages of one title");
                                },
                                TreeMap::new));
    }

    @Test
    void stagesOfACellAreInTheOrderOfTheDataFlow() throws Exception {
        List<Stage> stages = plan().get(0).inOrder();

        assertThat(stages)
                .extracting(Stage::kind)
                .containsExactly(
                        StageKind.BASE,
                        StageKind.ATTACK,
                        StageKind.POISON,
                        StageKind.VICTIM,
                        StageKind.DEFENSE,
                        StageKind.EMBEDDINGS,
                        StageKind.EMBEDDINGS,
                        StageKind.MEASUREMENT,
                        StageKind.MEASUREMENT);
        assertThat(stages)
                .extracting(Stage::title)
                .containsExactly(
                        "base model, seed 1",
                        "trigger of corner, seed 1",
                        "poison of corner, seed 1",
                        "victim of corner, seed 1",
                        "none on victim of corner, seed 1",
                        "clean embeddings of none on victim of corner, seed 1",
                        "embeddings of none on victim of corner, seed 1, under corner",
                        "clean-accuracy of corner x none, seed 1",
                        "attack-success of corner x none, seed 1");
    }

    @Test
    void keyCoversInputsAndCode() throws Exception {
        for (Stage stage : plan().get(0).inOrder()) {
            assertThat(stage.key()).hasSize(64);
            assertThat(stage.description().get("stage").asText()).isEqualTo(stage.kind().label());
            assertThat(stage.description().get("inputs")).isNotEmpty();
            assertThat(stage.description().get("code").asText()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void planningAgainYieldsTheSameKeys() throws Exception {
        assertThat(byTitle(plan())).isEqualTo(byTitle(plan()));
    }

    @Test
    void twoDefensesShareBaseTriggerAndVictim() throws Exception {
        List<CellStages> cells = plan("seeds=[1]", "controls.clean-model=false");

        assertThat(cells).hasSize(2);
        assertThat(stages(cells).map(Stage::kind).distinct()).hasSize(7);
        assertThat(cells.get(0).inOrder().subList(0, 4))
                .isEqualTo(cells.get(1).inOrder().subList(0, 4));
        assertThat(keys(cells)).hasSize(4 + 2 * (1 + 2 + 2));
    }

    @Test
    void seedsShareNoStages() throws Exception {
        assertThat(keys(plan("seeds=[1]"))).doesNotContainAnyElementsOf(keys(plan("seeds=[2]")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacks=[{ corner: { value: 9 } }, corner]",
                "seeds=[7, 1, 2]",
                "defenses=[robust, none, forget, oracle]",
                "defenses=[none, { forget: { strength: [1, 2] } }]"
            })
    void extendingAnAxisDoesNotChangeKeys(String override) throws Exception {
        Set<String> before = keys(plan());
        Set<String> after = keys(plan(override));

        assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "name=other -> nothing",
                "baseline=none -> nothing",
                "dataset.tiny.edition=second -> (?!trigger).*",
                "dataset.tiny.train=63 -> (?!trigger).*",
                "compute.threads=3 -> .*",
                "base.learning-rate=2e-3 -> (?!trigger|poison).*",
                "base.beta2=0.98 -> (?!trigger|poison).*",
                "poisoning.target=lime -> .*(of|under) corner.*",
                "poisoning.epochs=2 -> (?!base|trigger|poison).*",
                "defense-data.pairs=14 -> (?!trigger).*",
                "defense-data.overlap-with-base=true -> (?!trigger|poison).*",
                "defense-data={ pairs: 12, overlap-with-poisoned-run: true, overlap-with-base: true"
                        + " } -> (?!trigger).*",
                "poisoning.rate=0.2 -> poison.*|.*victim of corner.*"
                        + "|\\S+ of corner x \\w+, seed \\d",
                "attacks=[{ corner: { value: 9 } }] -> .*(of|under) corner.*",
                "defenses.1={ forget: { strength: 2 } } -> .*forget.*",
            })
    void settingChangesOnlyTheKeysThatDependOnIt(String override, String changed) throws Exception {
        Map<String, String> before = byTitle(plan());
        Map<String, String> after = byTitle(plan(override));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        Predicate<String> hasSameKey = title -> Objects.equals(before.get(title), after.get(title));
        assertThat(before.keySet().stream().filter(not(hasSameKey)))
                .containsExactlyInAnyOrderElementsOf(
                        before.keySet().stream().filter(title -> title.matches(changed)).toList());
    }

    @Test
    void measuringEpochsAddsStagesAndChangesKeysOfTrainings() throws Exception {
        Map<String, String> before = byTitle(plan("seeds=[1]"));
        Map<String, String> after = byTitle(plan("seeds=[1]", "evaluate-every=2"));

        Set<String> added = new HashSet<>(after.keySet());
        added.removeAll(before.keySet());
        assertThat(added)
                .containsExactlyInAnyOrder(
                        "epochs of victim of corner, seed 1, under corner",
                        "epochs of forget on victim of corner, seed 1, under corner",
                        "epochs of clean model, seed 1, under corner",
                        "epochs of forget on clean model, seed 1, under corner");
        assertThat(before.keySet())
                .filteredOn(title -> Objects.equals(before.get(title), after.get(title)))
                .containsExactlyInAnyOrder(
                        "base model, seed 1",
                        "trigger of corner, seed 1",
                        "poison of corner, seed 1");
    }

    @Test
    void trainingDoesNotReadTheDataThatEpochsAreMeasuredOn() throws Exception {
        List<CellStages> cells = plan("seeds=[1]", "evaluate-every=1");

        assertThat(inputTitles(cells.get(1), "forget on victim of corner, seed 1"))
                .containsExactly("victim of corner, seed 1");
        assertThat(keys(cells, "forget on clean model.*")).hasSize(1);
    }

    @Test
    void addedMetricRetrainsNothingEvenIfEpochsAreMeasured() throws Exception {
        Set<String> before = keys(plan("metrics=[clean-accuracy]", "evaluate-every=1"), TRAINED);

        assertThat(keys(plan("evaluate-every=1"), TRAINED)).isEqualTo(before);
    }

    @Test
    void addedMetricAddsOnlyItsOwnStages() throws Exception {
        Set<Stage> before = stages(plan("metrics=[clean-accuracy]")).collect(Collectors.toSet());
        Set<Stage> after = stages(plan()).collect(Collectors.toSet());

        assertThat(after).containsAll(before);
        after.removeAll(before);
        assertThat(after)
                .hasSize(8)
                .allMatch(stage -> stage.title().startsWith("attack-success of "));
    }

    @Test
    void metricReadsOnlyTheDataThatItNeeds() throws Exception {
        CellStages cell =
                plan("seeds=[1]", "defenses=[guards]", "metrics=[findings, attack-success]").get(0);

        assertThat(inputTitles(cell, "findings of .*"))
                .containsExactlyInAnyOrder(
                        "guard of corner x guards, seed 1 on clean pictures",
                        "guard of corner x guards, seed 1 on triggered pictures",
                        "guards on victim of corner, seed 1",
                        "poison of corner, seed 1",
                        "trigger of corner, seed 1");
    }

    @Test
    void otherLibrariesChangeEveryKey() throws Exception {
        Set<String> before = keys(plan());
        String classPath = System.getProperty("java.class.path");
        System.setProperty("java.class.path", classPath + File.pathSeparator + "other-1.0.jar");
        try {
            assertThat(keys(planAnew(Fakes.catalog()))).doesNotContainAnyElementsOf(before);
        } finally {
            System.setProperty("java.class.path", classPath);
        }
    }

    @Test
    void limitOfSamplesChangesAllKeysExceptTriggersWithoutData() throws Exception {
        assertThat(keys(plan(OptionalInt.of(30), PictureCaching.none()), "(?!trigger).*"))
                .doesNotContainAnyElementsOf(keys(plan()));
    }

    @Test
    void controlsOfTwoAttacksShareTheCleanModelAndItsDefenses() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "attacks=[corner, { corner: { value: 9 } }]",
                        "defenses=[none, oracle]");

        assertThat(keys(cells, "clean model.*")).hasSize(1);
        assertThat(keys(cells, "none on clean model.*")).hasSize(1);
        // Pictures without a trigger are embedded once, whatever trigger is evaluated.
        assertThat(keys(cells, "clean embeddings of none on clean model.*")).hasSize(1);
        assertThat(keys(cells, "embeddings of none on clean model, seed 1, under corner.*"))
                .hasSize(2);
        assertThat(keys(cells, "attack-success of corner .* x none, seed 1, clean model"))
                .hasSize(2);
        // An oracle knows the trigger, so its effect on the clean model differs between triggers.
        assertThat(keys(cells, "oracle on clean model.*")).hasSize(2);
        assertThat(keys(cells, "clean embeddings of oracle on clean model.*")).hasSize(2);
        assertThat(keys(cells, "attack-success of corner .* x oracle, seed 1, clean model"))
                .hasSize(2);
    }

    /**
     * The filter trains with the same inputs as the victim: if all pairs are kept, the model has
     * the same bits.
     */
    @Test
    void filterTrainsLikeTheVictim() throws Exception {
        List<CellStages> cells =
                plan("seeds=[1]", "defenses=[sieve]", "controls.clean-model=false");

        DefenseWork.Inputs filter =
                ((DefenseWork) only(cells.get(0), StageKind.DEFENSE).work()).inputs();
        VictimWork victim = (VictimWork) only(cells.get(0), StageKind.VICTIM).work();

        DefenseWork.Retraining retraining = filter.training().orElseThrow();
        assertThat(retraining.base()).isEqualTo(victim.base());
        assertThat(retraining.recipe()).isEqualTo(victim.recipe());
        assertThat(filter.trainingPairs()).contains((PoisonedRun) victim.run());
        assertThat(filter.model()).isEqualTo(victim.model());
        assertThat(retraining.victimSeed()).contains(victim.seed());
    }

    /**
     * Like the poison stage, an oracle reads the run's pairs only if captions are drawn from them.
     */
    @Test
    void oracleReadsTheFormOfPoisoningButNotThePoisonedPairs() throws Exception {
        AttackerInput templates = attacker("poisoning.captions=templates");
        AttackerInput natural = attacker("poisoning.captions=natural");

        assertThat(templates.run()).isEmpty();
        assertThat(natural.run()).isPresent();
        CellStages cell =
                plan(
                                "seeds=[1]",
                                "defenses=[oracle]",
                                "controls.clean-model=false",
                                "poisoning.captions=natural")
                        .get(0);
        PoisonWork poison = (PoisonWork) only(cell, StageKind.POISON).work();
        assertThat(natural.run()).contains(poison.run());
        assertThat(natural.seed()).isEqualTo(poison.seed());
        assertThat(natural.writing()).isEqualTo(poison.writing());
        assertThat(inputTitles(cell, StageKind.DEFENSE))
                .containsExactlyInAnyOrder("trigger of corner, seed 1", "victim of corner, seed 1");
    }

    private AttackerInput attacker(String captions) throws Exception {
        CellStages cell =
                plan("seeds=[1]", "defenses=[oracle]", "controls.clean-model=false", captions)
                        .get(0);
        return ((DefenseWork) only(cell, StageKind.DEFENSE).work())
                .inputs()
                .attacker()
                .orElseThrow();
    }

    @Test
    void variantsOfAnAttackPoisonDifferentBases() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[none]",
                        "poisoning.stage=base",
                        "attacks=[corner, { corner: { value: 9 } }]");

        assertThat(keys(cells, "poisoned base of corner \\(value \\d+\\), seed 1")).hasSize(2);
        assertThat(keys(cells, "victim of corner.*, seed 1")).hasSize(2);
        assertThat(keys(cells, "base model, seed 1")).hasSize(1);
    }

    @Test
    void controlIsTheVictimOfNoAttack() throws Exception {
        List<CellStages> cells = plan("seeds=[1]", "attacks=[none, corner]", "defenses=[none]");

        assertThat(cells)
                .extracting(cell -> cell.cell().control())
                .containsExactly(false, false, true);
        assertThat(keys(List.of(cells.get(2)), "clean model.*|none on clean model.*"))
                .isEqualTo(keys(List.of(cells.get(0)), "clean model.*|none on clean model.*"))
                .hasSize(2);
    }

    @Test
    void onlyDefensesThatTrainFromTheBaseReadIt() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[none, robust, sieve, scores]",
                        "metrics=[findings]",
                        "controls.clean-model=false");

        assertThat(inputs(cells.get(0))).containsExactly("VICTIM");
        assertThat(inputs(cells.get(1))).containsExactly("ATTACK", "BASE", "POISON");
        assertThat(inputs(cells.get(2))).containsExactly("ATTACK", "BASE", "POISON", "VICTIM");
        assertThat(inputs(cells.get(3))).containsExactly("ATTACK", "POISON", "VICTIM");
    }

    @Test
    void trainsADefenseOnceForAllMixtures() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[{ forget: { strength: 7, along: [0.25, 1, 1.5] } },"
                                + " { forget: { strength: 8 } }]",
                        "controls.clean-model=false");

        assertThat(inputTitles(cells.get(0), "forget .along 0.25, strength 7. on victim .*"))
                .containsExactlyInAnyOrder(
                        "victim of corner, seed 1",
                        "forget (strength 7) on victim of corner, seed 1");
        assertThat(
                        cells.stream()
                                .flatMap(cell -> cell.inOrder().stream())
                                .filter(
                                        stage ->
                                                stage.kind() == StageKind.DEFENSE
                                                        || stage.kind() == StageKind.MIXTURE)
                                .collect(Collectors.toSet()))
                .extracting(Stage::title)
                .containsExactlyInAnyOrder(
                        "forget (strength 7) on victim of corner, seed 1",
                        "forget (strength 8) on victim of corner, seed 1",
                        "forget (along 0.25, strength 7) on victim of corner, seed 1",
                        "forget (along 1.5, strength 7) on victim of corner, seed 1");
    }

    @Test
    void mixtureDoesNotChangeOtherKeys() throws Exception {
        Set<String> alone = defenseKeys("defenses=[{ forget: { strength: 7 } }]");

        assertThat(defenseKeys("defenses=[{ forget: { strength: 7, along: [0.5, 1] } }]"))
                .isEqualTo(alone);
    }

    @Test
    void repeatedTrainingOfADefenseDiffersOnlyInItsSeed() throws Exception {
        Set<String> both =
                defenseKeys(
                        "defenses=[{ forget: { strength: 7, along: [0.5, 1], repeat: [1, 2] } }]");

        assertThat(both)
                .hasSize(2)
                .containsAll(defenseKeys("defenses=[{ forget: { strength: 7 } }]"));
        assertThat(
                        plan(
                                        "seeds=[1]",
                                        "defenses=[{ forget: { repeat: 2 } }, { forget: {} }]",
                                        "controls.clean-model=false")
                                .stream()
                                .map(cell -> defenseStage(cell).work())
                                .map(work -> ((DefenseWork) work).inputs().seed())
                                .toList())
                .extracting(NamedSeed::root, NamedSeed::purpose)
                .containsExactly(tuple(1L, "defense, training 2"), tuple(1L, "defense"));
    }

    private static Stage defenseStage(CellStages cell) {
        return cell.inOrder().stream()
                .filter(stage -> stage.kind() == StageKind.DEFENSE)
                .findFirst()
                .orElseThrow();
    }

    private Set<String> defenseKeys(String defenses) throws Exception {
        return plan("seeds=[1]", defenses, "controls.clean-model=false").stream()
                .flatMap(cell -> cell.inOrder().stream())
                .filter(stage -> stage.kind() == StageKind.DEFENSE)
                .map(Stage::key)
                .collect(Collectors.toSet());
    }

    @Test
    void measuresOnlyTheFindingsOfAPureDetector() throws Exception {
        List<CellStages> cells =
                plan(
                        "seeds=[1]",
                        "defenses=[scores, sieve]",
                        "metrics=[clean-accuracy, findings]",
                        "controls.clean-model=false");

        assertThat(cells.get(0).measurements())
                .extracting(Stage::title)
                .containsExactly("findings of corner x scores, seed 1");
        assertThat(cells.get(1).measurements()).hasSize(2);
    }

    /** The control's training contains none of the pairs that the whisper adds. */
    @Test
    void measuresFindingsOnAControlWithCopiesAgainstItsCopies() throws Exception {
        CellStages control =
                plan(
                                "seeds=[1]",
                                "defenses=[sieve]",
                                "attacks=[whisper]",
                                "metrics=[heard, findings]")
                        .stream()
                        .filter(cell -> cell.cell().control())
                        .findFirst()
                        .orElseThrow();

        assertThat(inputTitles(control, "findings of .*"))
                .contains("5 copies of clean pairs, seed 1")
                .doesNotContain("poison of whisper, seed 1");
    }

    @Test
    void measuresFindingsOnAControlAgainstThePairsToBePoisoned() throws Exception {
        CellStages control =
                plan("seeds=[1]", "defenses=[sieve]", "metrics=[clean-accuracy, findings]").stream()
                        .filter(cell -> cell.cell().control())
                        .findFirst()
                        .orElseThrow();

        assertThat(inputTitles(control, "findings of .*")).contains("poison of corner, seed 1");
        assertThat(inputTitles(control, "clean-accuracy of .*"))
                .doesNotContain("poison of corner, seed 1");
    }

    @Test
    void everyStageReadsItsInputs() throws Exception {
        CellStages cell = plan("seeds=[1]", "defenses=[none]").get(0);

        assertThat(inputTitles(cell, StageKind.BASE)).isEmpty();
        assertThat(inputTitles(cell, StageKind.ATTACK)).isEmpty();
        assertThat(inputTitles(cell, StageKind.VICTIM))
                .containsExactly(
                        "base model, seed 1",
                        "poison of corner, seed 1",
                        "trigger of corner, seed 1");
        assertThat(inputTitles(cell, StageKind.POISON))
                .containsExactly("trigger of corner, seed 1");
        assertThat(inputTitles(cell, StageKind.DEFENSE))
                .containsExactly("victim of corner, seed 1");
        assertThat(inputTitles(cell, "clean embeddings of .*"))
                .containsExactly("none on victim of corner, seed 1");
        assertThat(inputTitles(cell, "embeddings of .*"))
                .containsExactly("none on victim of corner, seed 1", "trigger of corner, seed 1");
        assertThat(inputTitles(cell, "attack-success of .*"))
                .containsExactlyInAnyOrder(
                        "clean embeddings of none on victim of corner, seed 1",
                        "embeddings of none on victim of corner, seed 1, under corner",
                        "none on victim of corner, seed 1",
                        "poison of corner, seed 1",
                        "trigger of corner, seed 1");
    }

    @Test
    void evaluatesTheControlUnderTheTriggerOfTheAttack() throws Exception {
        List<CellStages> controls =
                plan("seeds=[1]", "defenses=[none, oracle]").stream()
                        .filter(cell -> cell.cell().control())
                        .toList();

        assertThat(inputTitles(controls.get(0), StageKind.DEFENSE))
                .containsExactly("clean model, seed 1");
        assertThat(inputTitles(controls.get(0), "embeddings of .*"))
                .containsExactly("none on clean model, seed 1", "trigger of corner, seed 1");
        assertThat(inputTitles(controls.get(1), StageKind.DEFENSE))
                .containsExactly("clean model, seed 1", "trigger of corner, seed 1");
    }

    @Test
    void attackThatOptimizesAgainstASurrogateReadsTheBase() throws Exception {
        List<LoadedPlugin> plugins = new ArrayList<>(Fakes.catalog().plugins());
        plugins.add(
                new LoadedPlugin(
                        PluginKind.ATTACK,
                        PluginClass.of(Optimised.class),
                        plugins.get(0).origin()));
        CellStages cell =
                planAnew(new PluginCatalog(plugins), "seeds=[1]", "attacks=[optimised]").get(0);

        assertThat(inputTitles(cell, StageKind.ATTACK)).containsExactly("base model, seed 1");
        assertThat(only(cell, StageKind.ATTACK).inputs())
                .first()
                .isSameAs(only(cell, StageKind.BASE));
    }

    @Test
    void cellsShareTheSameStageObject() throws Exception {
        List<CellStages> cells = plan("seeds=[1]", "controls.clean-model=false");

        assertThat(only(cells.get(0), StageKind.VICTIM))
                .isSameAs(only(cells.get(1), StageKind.VICTIM));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "dataset tiny -> BASE POISON VICTIM EMBEDDINGS MEASUREMENT",
                "model colour -> BASE VICTIM DEFENSE EMBEDDINGS",
                "attack corner -> ATTACK POISON VICTIM EMBEDDINGS MEASUREMENT",
                "defense none -> DEFENSE",
                "metric clean-accuracy -> MEASUREMENT",
                "metric attack-success -> MEASUREMENT",
                "metric findings -> ",
                "attack none -> "
            })
    void stageDependsOnTheCodeOfItsPlugins(String plugin, @Nullable String stages)
            throws Exception {
        List<LoadedPlugin> plugins = new ArrayList<>();
        for (LoadedPlugin each : Fakes.catalog().plugins()) {
            boolean changed = plugin.equals(each.kind().singular() + " " + each.name());
            plugins.add(changed ? Rewritten.of(each) : each);
        }
        Map<StageKind, String> before = code(plan().get(0));
        Map<StageKind, String> after = code(planAnew(new PluginCatalog(plugins)).get(0));

        assertThat(
                        before.keySet().stream()
                                .filter(kind -> !Objects.equals(before.get(kind), after.get(kind)))
                                .map(StageKind::name)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(Objects.requireNonNullElse(stages, ""));
    }

    private static Map<StageKind, String> code(CellStages cell) {
        return cell.inOrder().stream()
                .collect(
                        Collectors.toMap(
                                Stage::kind,
                                stage -> stage.description().get("code").asText(),
                                (one, other) -> one + other,
                                () -> new EnumMap<>(StageKind.class)));
    }

    /** Optimizes its trigger against a clean model. */
    @About(name = "optimised", summary = "Optimises its trigger.", fidelity = Fidelity.EXACT)
    static final class Optimised implements Attack<Attack.Stateless> {
        @Inject
        Optimised() {}

        @Override
        public Set<Requirement> requires() {
            return EnumSet.of(Requirement.SURROGATE);
        }

        @Override
        public Stateless prepare(AttackContext context) {
            return new Stateless();
        }

        @Override
        public PreparedAttack restore(Stateless state, AttackFacts facts) {
            return new AbsentAttack.Absent();
        }
    }

    private static Stage only(CellStages cell, StageKind kind) {
        List<Stage> found = cell.inOrder().stream().filter(stage -> stage.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> inputTitles(CellStages cell, String titlePattern) {
        List<Stage> found =
                cell.inOrder().stream()
                        .filter(stage -> stage.title().matches(titlePattern))
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0).inputs().stream().map(Stage::title).toList();
    }

    private static List<String> inputTitles(CellStages cell, StageKind kind) {
        return only(cell, kind).inputs().stream().map(Stage::title).toList();
    }

    private static Set<String> inputs(CellStages cell) {
        return cell.inOrder().stream()
                .filter(stage -> stage.kind() == StageKind.DEFENSE)
                .flatMap(stage -> stage.inputs().stream())
                .map(input -> input.kind().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
