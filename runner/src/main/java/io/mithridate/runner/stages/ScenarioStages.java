package io.mithridate.runner.stages;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PoisoningForm.Mode;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.doors.Door;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The stages of one scenario's cells. */
final class ScenarioStages {

    private final Scenario scenario;
    private final Laboratory laboratory;
    private final Experiment experiment;
    private final ComputeInput compute;
    private final PluginUse noAttack;
    private final FileDigests files;
    private final StagePlanner.Registry registry;

    /** Most stages are asked for by many others, and a key takes a while to derive. */
    private final Map<List<Object>, Stage> known = new HashMap<>();

    private final Map<PluginUse, List<String>> textKeys = new HashMap<>();
    private final Map<PluginUse, PoisoningForm> forms = new HashMap<>();
    private final Map<PluginUse, AttackFacts> facts = new HashMap<>();
    private final Map<PluginUse, Set<Requirement>> attackNeeds = new HashMap<>();
    private final Map<PluginUse, DefenseNeeds> defenseNeeds = new HashMap<>();
    private final Map<PluginUse, Set<Need>> metricNeeds = new HashMap<>();

    /**
     * Stages of a scenario.
     *
     * @param experiment says what is measured, and what its other scenarios ask for
     * @param noAttack the attack without a trigger, which makes the control victim
     * @param files digests the files that options name
     * @param registry makes stages, each once
     */
    ScenarioStages(
            Scenario scenario,
            Laboratory laboratory,
            Experiment experiment,
            ComputeInput compute,
            PluginUse noAttack,
            FileDigests files,
            StagePlanner.Registry registry) {
        this.scenario = scenario;
        this.laboratory = laboratory;
        this.experiment = experiment;
        this.compute = compute;
        this.noAttack = noAttack;
        this.files = files;
        this.registry = registry;
    }

    /** The stages of a cell. */
    CellStages of(Cell cell) {
        return new CellStages(cell, attack(cell.attack(), cell.seed()), measurements(cell));
    }

    private Stage once(Supplier<Stage> make, Object... name) {
        List<Object> key = List.of(name);
        Stage stage = known.get(key);
        if (stage == null) {
            stage = make.get();
            known.put(key, stage);
        }
        return stage;
    }

    private Stage base(long seed) {
        return once(() -> makeBase("base model", basePairs(seed), seed), StageKind.BASE, seed);
    }

    /** The model with which the victim's training begins. */
    private Stage base(PluginUse attack, long seed) {
        return isEarly() && poisons(attack)
                ? once(
                        () ->
                                makeBase(
                                        "poisoned base of " + attack.name(),
                                        poisoned(basePairs(seed), attack, seed),
                                        seed),
                        StageKind.BASE,
                        attack,
                        seed)
                : base(seed);
    }

    private Stage makeBase(String title, PairSource pairs, long seed) {
        Optional<BaseWork.Training> training =
                scenario.base()
                        .map(
                                recipe ->
                                        new BaseWork.Training(
                                                recipe,
                                                pairs,
                                                futureTexts(),
                                                new NamedSeed(seed, "base")));
        return registry.stage(
                StageKind.BASE,
                training.isPresent() ? "%s, seed %d".formatted(title, seed) : title,
                new BaseWork(new BaseWork.Inputs(model(), training, compute)));
    }

    private FutureTexts futureTexts() {
        Templates poison = laboratory.facts().captions();
        return new FutureTexts(
                Stream.concat(
                                prompts().stream(),
                                laboratory.evaluation().classes().names().stream()
                                        .flatMap(name -> poison.fillAll(name).stream()))
                        .distinct()
                        .sorted()
                        .toList(),
                scenario.poisoning().captionsFile().map(file -> new FileInput(file, files)),
                experiment.attacks().stream()
                        .flatMap(use -> textKeys(use).stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private List<String> textKeys(PluginUse attack) {
        return textKeys.computeIfAbsent(
                attack, use -> plugin(use, Attack.class).create().textKeys());
    }

    private RemainingPairs basePairs(long seed) {
        return remaining(scenario.defenseData().overlapWithBase(), seed);
    }

    private boolean isEarly() {
        return scenario.poisoning().stage() == Poisoning.Stage.BASE;
    }

    private Stage attack(PluginUse use, long seed) {
        return once(() -> makeAttack(use, seed), StageKind.ATTACK, use, seed);
    }

    private Stage makeAttack(PluginUse use, long seed) {
        PluginInput<Attack> attack = plugin(use, Attack.class);
        Set<Requirement> needs =
                attackNeeds.computeIfAbsent(use, any -> attack.create().requires());
        boolean pairs = needs.contains(Requirement.IMAGES) || needs.contains(Requirement.CAPTIONS);
        return registry.stage(
                StageKind.ATTACK,
                "trigger of %s, seed %d".formatted(use.name(), seed),
                new AttackWork(
                        new AttackWork.Inputs(
                                attack,
                                facts(use),
                                needs.contains(Requirement.SURROGATE)
                                        ? Optional.of(new ArtifactInput(base(seed)))
                                        : Optional.empty(),
                                pairs ? Optional.of(run(seed)) : Optional.empty(),
                                compute,
                                new NamedSeed(seed, "attack"))));
    }

    private AttackFacts facts(PluginUse use) {
        return facts.computeIfAbsent(
                use, any -> laboratory.facts(laboratory.create(use, Attack.class)));
    }

    private TriggerInput trigger(PluginUse use, long seed) {
        return new TriggerInput(
                plugin(use, Attack.class), facts(use), new ArtifactInput(attack(use, seed)));
    }

    private Stage poison(PluginUse use, long seed) {
        return once(() -> makePoison(use, seed), StageKind.POISON, use, seed);
    }

    private Stage makePoison(PluginUse use, long seed) {
        Poisoning poisoning = scenario.poisoning();
        PoisoningForm form =
                forms.computeIfAbsent(
                        use, any -> plugin(use, Attack.class).create().form(poisoning.form()));
        return registry.stage(
                StageKind.POISON,
                "poison of %s, seed %d".formatted(use.name(), seed),
                new PoisonWork(
                        new PoisonWork.Inputs(
                                trigger(use, seed),
                                isEarly() ? basePairs(seed) : run(seed),
                                poisoning.share(),
                                form,
                                poisoning
                                        .captionsFile()
                                        .filter(any -> form.captions() == Captions.FILE)
                                        .map(file -> new FileInput(file, files)),
                                form.selection() == Selection.RANDOM
                                        ? Optional.empty()
                                        : Optional.of(
                                                new PoisonWork.Surrogate(
                                                        model(),
                                                        new ArtifactInput(base(seed)),
                                                        decoder(),
                                                        compute)),
                                new NamedSeed(seed, "victim"))));
    }

    /**
     * The control reads neither a trigger nor a rate, so that all attacks share it; but where
     * poison is added it has as many copies of clean pairs.
     */
    private boolean poisons(PluginUse attack) {
        return !attack.equals(noAttack) || scenario.poisoning().mode() == Mode.ADD;
    }

    private Optional<ArtifactInput> manifest(PluginUse attack, long seed) {
        return poisons(attack)
                ? Optional.of(new ArtifactInput(poison(attack, seed)))
                : Optional.empty();
    }

    private PoisonedRun poisoned(RemainingPairs pairs, PluginUse attack, long seed) {
        return new PoisonedRun(
                pairs,
                manifest(attack, seed)
                        .map(
                                manifest ->
                                        new PoisonedRun.Poison(
                                                manifest, trigger(attack, seed), decoder())));
    }

    /** What the victim is trained on after the base. */
    private PairSource victimPairs(PluginUse attack, long seed) {
        return isEarly()
                ? new PoisonedRun(run(seed), Optional.empty())
                : poisoned(run(seed), attack, seed);
    }

    private Stage victim(PluginUse attack, long seed) {
        return once(() -> makeVictim(attack, seed), StageKind.VICTIM, attack, seed);
    }

    private Stage makeVictim(PluginUse attack, long seed) {
        String name =
                attack.equals(noAttack) ? "clean model" : "victim of %s".formatted(attack.name());
        return registry.stage(
                StageKind.VICTIM,
                "%s, seed %d".formatted(name, seed),
                scenario.poisoning()
                        .trainedBy()
                        .map(trainer -> trained(trainer, attack, seed))
                        .orElseGet(
                                () ->
                                        new VictimWork(
                                                name,
                                                new VictimWork.Inputs(
                                                        model(),
                                                        new ArtifactInput(base(attack, seed)),
                                                        victimPairs(attack, seed),
                                                        scenario.poisoning().recipe(),
                                                        compute,
                                                        new NamedSeed(seed, "victim")))));
    }

    /** The attacker trains as a defender would who took the poisoned run for clean pairs. */
    private StageWork trained(PluginRef<Defense> trainer, PluginUse attack, long seed) {
        return trained(
                new PluginUse(laboratory.instances().plugin(trainer), trainer.options()),
                attack,
                seed);
    }

    private StageWork trained(PluginUse use, PluginUse attack, long seed) {
        DefenseNeeds needs = needs(use);
        return new DefenseWork(
                new DefenseWork.Inputs(
                        plugin(use, Defense.class),
                        model(),
                        Optional.of(new ArtifactInput(base(seed))),
                        needs.firstHalf()
                                .map(
                                        half ->
                                                new ArtifactInput(
                                                        registry.stage(
                                                                StageKind.VICTIM,
                                                                "first half of a victim of %s, seed %d"
                                                                        .formatted(
                                                                                attack.name(),
                                                                                seed),
                                                                trained(half, attack, seed)))),
                        Optional.empty(),
                        Optional.of(victimPairs(attack, seed)),
                        vocabulary(needs),
                        decoder(),
                        Optional.empty(),
                        Optional.empty(),
                        needs.given(Access.CLASS_NAMES, laboratory.evaluation()::classes),
                        Optional.empty(),
                        prompts(),
                        compute,
                        new NamedSeed(seed, "victim")));
    }

    private Optional<VocabularyInput> vocabulary(DefenseNeeds needs) {
        return needs.given(Access.CLASS_NAMES, laboratory.pairs()::vocabulary)
                .flatMap(vocabulary -> vocabulary)
                .map(VocabularyInput::new);
    }

    private PluginUse victimAttack(Cell cell) {
        return cell.control() ? noAttack : cell.attack();
    }

    private Stage defense(Cell cell, DefenseWork.Inputs inputs) {
        return registry.stage(
                StageKind.DEFENSE,
                "%s on %s"
                        .formatted(
                                inputs.defense().name(),
                                victim(victimAttack(cell), cell.seed()).title()),
                new DefenseWork(inputs));
    }

    private DefenseWork.Inputs defenseInputs(Cell cell) {
        return defenseInputs(cell.defense(), cell);
    }

    /** What a defense reads that stands in a cell for its own sake, or as another's first half. */
    private DefenseWork.Inputs defenseInputs(PluginUse defense, Cell cell) {
        long seed = cell.seed();
        PluginUse attack = victimAttack(cell);
        DefenseNeeds needs = needs(defense);
        EvaluationData evaluation = laboratory.evaluation();
        return new DefenseWork.Inputs(
                plugin(defense, Defense.class),
                model(),
                needs.given(Access.SUSPECT, () -> new ArtifactInput(victim(attack, seed))),
                needs.firstHalf()
                        .map(half -> new ArtifactInput(defense(cell, defenseInputs(half, cell)))),
                needs.given(
                        Access.BASE_MODEL,
                        () ->
                                new DefenseWork.Retraining(
                                        new ArtifactInput(base(seed)),
                                        scenario.poisoning().recipe())),
                needs.given(Access.CLEAN_PAIRS, () -> defenderPairs(attack, seed)),
                vocabulary(needs),
                decoder(),
                needs.given(Access.TRAINING_PAIRS, () -> poisoned(run(seed), attack, seed)),
                needs.given(
                        Access.LABELLED_IMAGES,
                        () ->
                                new PicturesInput(
                                        scenario.dataset().test(), evaluation.labelledTraining())),
                needs.given(Access.CLASS_NAMES, evaluation::classes),
                // The cell's own trigger is read by oracles only: what the others do to the
                // control victim is the same under every trigger, and is computed once.
                needs.given(Access.TRUE_TRIGGER, () -> trigger(cell.attack(), seed)),
                prompts(),
                compute,
                new NamedSeed(seed, "defense"));
    }

    private PairSource defenderPairs(PluginUse attack, long seed) {
        return new DefenderPairs(
                pairs(),
                scenario.defenseData().pairs(),
                new NamedSeed(seed, "victim"),
                scenario.defenseData().overlapWithPoisonedRun()
                        ? manifest(attack, seed)
                        : Optional.empty());
    }

    /**
     * One stage for each metric, over embeddings that they share. Of a defense that only detects,
     * its findings are measured and nothing else: the model is the victim's.
     */
    private List<Stage> measurements(Cell cell) {
        boolean defends = needs(cell.defense()).defends();
        return experiment.metrics().stream()
                .filter(metric -> defends || metricNeeds(metric).contains(Need.FINDINGS))
                .map(metric -> measurement(metric, cell))
                .toList();
    }

    private Set<Need> metricNeeds(PluginUse use) {
        return metricNeeds.computeIfAbsent(
                use,
                any ->
                        Door.of(use.plugin())
                                .asked(
                                        () -> laboratory.create(use, Metric.class).needs(),
                                        "needs()"));
    }

    private Stage measurement(PluginUse use, Cell cell) {
        long seed = cell.seed();
        PluginInput<Metric> metric = plugin(use, Metric.class);
        Set<Need> needs = metricNeeds(use);
        boolean embeddings = needs.contains(Need.EMBEDDINGS);
        return registry.stage(
                StageKind.MEASUREMENT,
                "%s of %s".formatted(use.name(), cell.title()),
                new MeasurementWork(
                        new MeasurementWork.Inputs(
                                metric,
                                embeddings || needs.contains(Need.VALIDATION)
                                        ? Optional.of(new ArtifactInput(clean(cell)))
                                        : Optional.empty(),
                                embeddings
                                        ? Optional.of(new ArtifactInput(triggered(cell)))
                                        : Optional.empty(),
                                needs.contains(Need.MODEL)
                                        ? Optional.of(defended(cell))
                                        : Optional.empty(),
                                trigger(cell.attack(), seed),
                                testPictures().splits(),
                                validation(),
                                laboratory.evaluation().classes(),
                                manifest(
                                        needs.contains(Need.FINDINGS)
                                                ? cell.attack()
                                                : victimAttack(cell),
                                        seed),
                                needs.contains(Need.PAIRS)
                                        ? Optional.of(heldOut(cell))
                                        : Optional.empty(),
                                findings(cell, needs.contains(Need.FINDINGS)))));
    }

    private OpenedModel defended(Cell cell) {
        return new OpenedModel(
                model(), new ArtifactInput(defense(cell, defenseInputs(cell))), compute);
    }

    private MeasurementWork.HeldOut heldOut(Cell cell) {
        OpenedModel defended = defended(cell);
        PairsInput pairs = new PairsInput(scenario.dataset().train(), laboratory.pairs().heldOut());
        String title = defended.defended().stage().title();
        return new MeasurementWork.HeldOut(
                pairs,
                new ArtifactInput(
                        registry.stage(
                                StageKind.EMBEDDINGS,
                                "held-out pairs of " + title,
                                new HeldOutEmbeddingsWork(
                                        new HeldOutEmbeddingsWork.Inputs(
                                                defended, pairs, decoder())))),
                new ArtifactInput(
                        registry.stage(
                                StageKind.EMBEDDINGS,
                                "held-out captions of %s, under %s"
                                        .formatted(title, cell.attack().name()),
                                new TriggeredCaptionsWork(
                                        new TriggeredCaptionsWork.Inputs(
                                                defended,
                                                trigger(cell.attack(), cell.seed()),
                                                pairs)))));
    }

    private Stage clean(Cell cell) {
        OpenedModel defended = defended(cell);
        return registry.stage(
                StageKind.EMBEDDINGS,
                "clean embeddings of " + defended.defended().stage().title(),
                new CleanEmbeddingsWork(
                        new CleanEmbeddingsWork.Inputs(
                                defended,
                                testPictures(),
                                validation(),
                                laboratory.evaluation().classes(),
                                laboratory.evaluation().evaluationPrompts())));
    }

    private Stage triggered(Cell cell) {
        OpenedModel defended = defended(cell);
        return registry.stage(
                StageKind.EMBEDDINGS,
                "embeddings of %s, under %s"
                        .formatted(defended.defended().stage().title(), cell.attack().name()),
                new TriggeredEmbeddingsWork(
                        new TriggeredEmbeddingsWork.Inputs(
                                defended,
                                trigger(cell.attack(), cell.seed()),
                                testPictures(),
                                laboratory.evaluation().classes(),
                                laboratory.evaluation().evaluationPrompts(),
                                testSeed(cell))));
    }

    /** A guard's scores are not read by a metric that does not ask for findings. */
    private FindingsInput findings(Cell cell, boolean asked) {
        DefenseWork.Inputs defense = defenseInputs(cell);
        return new FindingsInput(
                new ArtifactInput(defense(cell, defense)),
                asked && needs(cell.defense()).guards()
                        ? Optional.of(
                                new FindingsInput.Guarded(
                                        new ArtifactInput(guard(cell, defense, false)),
                                        new ArtifactInput(guard(cell, defense, true))))
                        : Optional.empty());
    }

    private Stage guard(Cell cell, DefenseWork.Inputs defense, boolean triggered) {
        return registry.stage(
                StageKind.GUARD,
                "guard of %s on %s pictures"
                        .formatted(cell.title(), triggered ? "triggered" : "clean"),
                new GuardWork(
                        new GuardWork.Inputs(
                                defended(cell),
                                defense,
                                testPictures(),
                                triggered
                                        ? Optional.of(
                                                new GuardWork.Triggering(
                                                        trigger(cell.attack(), cell.seed()),
                                                        testSeed(cell)))
                                        : Optional.empty())));
    }

    /** The triggers of test pictures are derived from this one. */
    private static NamedSeed testSeed(Cell cell) {
        return new NamedSeed(cell.seed(), "evaluation");
    }

    private TestPictures testPictures() {
        EvaluationData evaluation = laboratory.evaluation();
        return new TestPictures(
                evaluation.testSplits().stream()
                        .map(name -> pictures(name, evaluation.test(name)))
                        .toList(),
                decoder());
    }

    private EvaluatedPictures validation() {
        return pictures(EvaluatedSplit.VALIDATION, laboratory.evaluation().validation());
    }

    private EvaluatedPictures pictures(String name, LabelledImages pictures) {
        return new EvaluatedPictures(name, new PicturesInput(scenario.dataset().test(), pictures));
    }

    private List<String> prompts() {
        Templates prompts = laboratory.evaluation().evaluationPrompts();
        return laboratory.evaluation().classes().names().stream()
                .flatMap(name -> prompts.fillAll(name).stream())
                .toList();
    }

    private RemainingPairs run(long seed) {
        return remaining(scenario.defenseData().overlapWithPoisonedRun(), seed);
    }

    /**
     * One seed draws the defender's pairs, whatever is then trained on the others; as many as the
     * defender of any scenario has, so that their number moves neither base nor victim.
     */
    private RemainingPairs remaining(boolean overlap, long seed) {
        return new RemainingPairs(
                pairs(),
                overlap ? 0 : experiment.largestDefensePool(scenario.dataset().train()),
                new NamedSeed(seed, "victim"));
    }

    private PairsInput pairs() {
        return new PairsInput(scenario.dataset().train(), laboratory.pairs().train());
    }

    private ModelInput model() {
        return new ModelInput(scenario.model(), laboratory.model());
    }

    private DecoderInput decoder() {
        return new DecoderInput(laboratory.decoder(), laboratory.model().imageSize());
    }

    private <T> PluginInput<T> plugin(PluginUse use, Class<T> spi) {
        return new PluginInput<>(use, spi, laboratory.instances(), files);
    }

    private DefenseNeeds needs(PluginUse use) {
        return defenseNeeds.computeIfAbsent(use, any -> DefenseNeeds.of(use, laboratory));
    }
}
