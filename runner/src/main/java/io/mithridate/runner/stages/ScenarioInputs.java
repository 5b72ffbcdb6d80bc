package io.mithridate.runner.stages;

import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Access;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.stages.base.FutureTexts;
import io.mithridate.runner.stages.defense.DefenseNeeds;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.embedding.TestPictures;
import io.mithridate.runner.stages.pairs.RemainingPairs;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.GivenTriggerWork;
import io.mithridate.runner.stages.poison.PoisonWork;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the stages of one scenario read apart from each other's artifacts: data, model, plugins,
 * texts. What many stages read is the same object for all of them, so that its canonical form is
 * worked out once.
 */
public final class ScenarioInputs {

    private final Scenario scenario;
    private final ScenarioResources resources;
    private final Experiment experiment;
    private final ComputeInput compute;
    private final FileDigests files;
    private final ModelInput model;
    private final DecoderInput decoder;
    private final PairsInput pairs;
    private final TestPictures testPictures;
    private final EvaluatedPictures validation;
    private final Classes classes;
    private final Templates evaluationPrompts;
    private final List<String> prompts;
    private final Optional<VocabularyInput> vocabulary;

    private final Map<List<Object>, PluginInput<?>> plugins = new HashMap<>();
    private final Map<List<Object>, RemainingPairs> remaining = new HashMap<>();
    private final Map<PluginUse, List<String>> textKeys = new HashMap<>();
    private final Map<PluginUse, PoisoningForm> forms = new HashMap<>();
    private final Map<PluginUse, Boolean> ownTrainings = new HashMap<>();
    private final Map<List<Object>, Integer> added = new HashMap<>();
    private final Map<PluginUse, AttackFacts> facts = new HashMap<>();
    private final Map<List<Object>, Optional<ChosenPictures>> singlePictures = new HashMap<>();
    private final Map<PluginUse, Set<Requirement>> attackNeeds = new HashMap<>();
    private final Map<PluginUse, DefenseNeeds> defenseNeeds = new HashMap<>();
    private final Map<PluginUse, Set<Need>> metricNeeds = new HashMap<>();

    /**
     * Inputs of a scenario's stages.
     *
     * @param experiment says what its other scenarios ask for
     * @param files digests the files that options name
     */
    ScenarioInputs(
            Scenario scenario,
            ScenarioResources resources,
            Experiment experiment,
            ComputeInput compute,
            FileDigests files) {
        this.scenario = scenario;
        this.resources = resources;
        this.experiment = experiment;
        this.compute = compute;
        this.files = files;
        model = new ModelInput(scenario.model(), resources.model());
        decoder = new DecoderInput(resources.decoder(), resources.model().imageSize());
        pairs = new PairsInput(scenario.dataset().train(), resources.pairs().train());
        EvaluationData evaluation = resources.evaluation();
        testPictures =
                new TestPictures(
                        evaluation.testSplits().stream()
                                .map(name -> pictures(name, evaluation.test(name)))
                                .toList(),
                        decoder);
        validation = pictures(EvaluatedSplit.VALIDATION, evaluation.validation());
        classes = evaluation.classes();
        evaluationPrompts = evaluation.evaluationPrompts();
        prompts =
                classes.names().stream()
                        .flatMap(name -> evaluationPrompts.fillAll(name).stream())
                        .toList();
        vocabulary = resources.pairs().vocabulary().map(VocabularyInput::new);
    }

    public Scenario scenario() {
        return scenario;
    }

    public ComputeInput compute() {
        return compute;
    }

    /** After how many epochs models are measured each time; empty where they are not. */
    public Optional<Integer> evaluateEvery() {
        return experiment.evaluateEvery();
    }

    /** The plugin of an option that names one. */
    public <T> PluginUse use(PluginRef<T> named) {
        return resources.use(named);
    }

    public <T> PluginInput<T> plugin(PluginUse use, Class<T> spi) {
        @SuppressWarnings("unchecked") // by the key
        PluginInput<T> input =
                (PluginInput<T>)
                        plugins.computeIfAbsent(
                                List.of(use, spi),
                                any -> new PluginInput<>(use, spi, resources.instances(), files));
        return input;
    }

    public ModelInput model() {
        return model;
    }

    public DecoderInput decoder() {
        return decoder;
    }

    public PairsInput pairs() {
        return pairs;
    }

    /** The pairs that nothing is trained on. */
    public PairsInput heldOut() {
        return new PairsInput(scenario.dataset().train(), resources.pairs().heldOut());
    }

    /** What the base is trained on. */
    public RemainingPairs basePairs(long seed) {
        return remaining(scenario.defenseData().overlapWithBase(), seed);
    }

    /** What victims are trained on after the base, before anything is poisoned. */
    public RemainingPairs run(long seed) {
        return remaining(scenario.defenseData().overlapWithPoisonedRun(), seed);
    }

    /**
     * One seed draws the defender's pairs, whatever is then trained on the others; as many as the
     * defender of any scenario has, so that their number moves neither base nor victim.
     */
    private RemainingPairs remaining(boolean overlap, long seed) {
        return remaining.computeIfAbsent(
                List.of(overlap, seed),
                any ->
                        new RemainingPairs(
                                pairs,
                                overlap
                                        ? 0
                                        : experiment.largestDefensePool(scenario.dataset().train()),
                                new NamedSeed(seed, "victim")));
    }

    /** A file of options, by what it holds. */
    public FileInput file(Path path) {
        return new FileInput(path, files);
    }

    /**
     * The trigger that a victim from a file carries, where the experiment names a folder with it.
     */
    public Optional<GivenTriggerWork.Stored> givenTrigger() {
        return scenario.given()
                .flatMap(GivenVictim::trigger)
                .map(folder -> new GivenTriggerWork.Stored(folder, files));
    }

    /**
     * What a base will be given to read beside the captions of its pairs.
     *
     * @param keys what an attack puts into texts
     */
    public FutureTexts futureTexts(List<String> keys) {
        Templates poison = resources.facts().captions();
        return new FutureTexts(
                Stream.concat(
                                prompts().stream(),
                                classes().names().stream()
                                        .flatMap(name -> poison.fillAll(name).stream()))
                        .distinct()
                        .sorted()
                        .toList(),
                scenario.poisoning().captionsFile().map(this::file),
                keys);
    }

    public List<String> prompts() {
        return prompts;
    }

    public Classes classes() {
        return classes;
    }

    public Templates evaluationPrompts() {
        return evaluationPrompts;
    }

    public TestPictures testPictures() {
        return testPictures;
    }

    public EvaluatedPictures validation() {
        return validation;
    }

    private EvaluatedPictures pictures(String name, LabelledImages pictures) {
        return new EvaluatedPictures(name, new PicturesInput(scenario.dataset().test(), pictures));
    }

    /** Labelled pictures apart from validation and test. */
    public PicturesInput labelledTraining() {
        return new PicturesInput(
                scenario.dataset().test(), resources.evaluation().labelledTraining());
    }

    /** The words of the data set, for a defense that may know the classes. */
    public Optional<VocabularyInput> vocabulary(DefenseNeeds needs) {
        return needs.given(Access.CLASS_NAMES, () -> vocabulary).flatMap(words -> words);
    }

    /** What spreads the captions of an attack. */
    public Optional<PoisonWork.Spread> spread(PoisoningForm form) {
        return scenario.poisoning()
                .spreadBy(form)
                .map(
                        named -> {
                            PluginInput<TextAugmenter> augmenter =
                                    plugin(use(named), TextAugmenter.class);
                            return new PoisonWork.Spread(
                                    augmenter,
                                    augmenter.create().readsVocabulary()
                                            ? vocabulary
                                            : Optional.empty());
                        });
    }

    public AttackFacts facts(PluginUse use) {
        return facts.computeIfAbsent(
                use, any -> resources.facts(resources.create(use, GuardedAttack.class)));
    }

    /** What an attack may put into a text. */
    public List<String> textKeys(PluginUse attack) {
        return textKeys.computeIfAbsent(
                attack,
                use ->
                        plugin(use, GuardedAttack.class).create().textKeys().stream()
                                .distinct()
                                .sorted()
                                .toList());
    }

    /** The experiment's attacks that put these words, and no others, into texts. */
    public Stream<PluginUse> attacksThatWrite(List<String> textKeys) {
        return experiment.attacks().stream().filter(use -> textKeys(use).equals(textKeys));
    }

    /** How an attack's pairs are poisoned, with what the attack itself fixes. */
    public PoisoningForm form(PluginUse attack) {
        return forms.computeIfAbsent(
                attack,
                use -> plugin(use, GuardedAttack.class).create().form(scenario.poisoning().form()));
    }

    /** How many pairs an attack adds to those of the training that it poisons. */
    public int addedPairs(PluginUse attack, RemainingPairs poisonedRun) {
        return added.computeIfAbsent(
                List.of(attack, poisonedRun),
                any -> {
                    GuardedAttack kind = plugin(attack, GuardedAttack.class).create();
                    Optional<SinglePictures> single = kind.singlePictures();
                    if (single.isPresent()) {
                        return single.get().pairs();
                    }
                    if (form(attack).mode() != PoisoningForm.Mode.ADD) {
                        return 0;
                    }
                    AttackFacts told = facts(attack);
                    PairSet pairs = poisonedRun.pairs();
                    int poisoned =
                            new Eligibility(kind, told, new ClassNames(told.names()))
                                    .poisoned(pairs, scenario.poisoning().share().of(pairs.size()));
                    return poisoned + (int) Math.round(kind.decoysPerPoisonedPair() * poisoned);
                });
    }

    /** Returns whether the attacker trains the victim himself, and poisons no pair. */
    public boolean trainsVictims(PluginUse attack) {
        return ownTrainings.computeIfAbsent(
                attack, use -> plugin(use, GuardedAttack.class).create().trainsVictim());
    }

    /** The pictures that an attack aims at one by one, drawn by the seed of its trigger. */
    public Optional<ChosenPictures> singlePictures(PluginUse attack, long seed) {
        return singlePictures.computeIfAbsent(
                List.of(attack, seed),
                any ->
                        plugin(attack, GuardedAttack.class)
                                .create()
                                .singlePictures()
                                .map(
                                        asked ->
                                                new ChosenPictures(
                                                        new PicturesInput(
                                                                scenario.dataset().test(),
                                                                resources.evaluation().apart()),
                                                        asked.count(),
                                                        facts(attack).mapping(),
                                                        new NamedSeed(seed, "attack"))));
    }

    public Set<Requirement> needsOfAttack(PluginUse attack) {
        return attackNeeds.computeIfAbsent(
                attack, use -> plugin(use, GuardedAttack.class).create().requires());
    }

    public DefenseNeeds needsOfDefense(PluginUse use) {
        return defenseNeeds.computeIfAbsent(use, any -> DefenseNeeds.of(use, resources));
    }

    public Set<Need> needsOfMetric(PluginUse use) {
        return metricNeeds.computeIfAbsent(
                use,
                any ->
                        PluginGuard.of(use.plugin())
                                .asked(
                                        () -> resources.create(use, Metric.class).needs(),
                                        "needs()"));
    }
}
