package io.mithridate.runner.stages;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.stages.base.BaseWork;
import io.mithridate.runner.stages.defense.DefenseNeeds;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The inputs of one scenario's stages apart from each other's artifacts: data, model, plugins,
 * texts. What many stages read is the same object for all of them, so that its canonical form is
 * worked out once.
 */
public final class ScenarioInputs {

    private final Scenario scenario;
    private final ScenarioResources resources;
    private final StagePlanner.PlanContext context;
    private final ModelInput model;
    private final DecoderInput decoder;
    private final PairsInput pairs;
    private final List<EvaluatedPictures> testPictures;
    private final EvaluatedPictures validation;
    private final List<EvaluatedPictures> evaluated;
    private final Classes classes;
    private final Templates evaluationPrompts;
    private final List<String> prompts;
    private final Optional<VocabularyInput> vocabulary;

    /** Stages and what they read, by name: most are asked for by many stages and cells. */
    private final Map<List<Object>, Object> known = new HashMap<>();

    ScenarioInputs(
            Scenario scenario, ScenarioResources resources, StagePlanner.PlanContext context) {
        this.scenario = scenario;
        this.resources = resources;
        this.context = context;
        model = new ModelInput(scenario.model(), resources.model());
        decoder =
                new DecoderInput(
                        resources.decoder(), resources.model().imageSize(), context.memory());
        pairs = new PairsInput(scenario.dataset().train(), resources.pairs().train());
        EvaluationData evaluation = resources.evaluation();
        testPictures =
                evaluation.testSplits().stream()
                        .map(name -> pictures(name, evaluation.test(name)))
                        .toList();
        validation = pictures(EvaluatedSplit.VALIDATION, evaluation.validation());
        evaluated = Stream.concat(testPictures.stream(), Stream.of(validation)).toList();
        classes = evaluation.classes();
        evaluationPrompts = evaluation.evaluationPrompts();
        prompts =
                classes.names().stream()
                        .flatMap(name -> evaluationPrompts.fillAll(name).stream())
                        .toList();
        vocabulary = resources.pairs().vocabulary().map(VocabularyInput::new);
    }

    /**
     * Returns the named value, made when it is first asked for; making it may ask for others.
     *
     * @param name what it is, and all that tells it from others of the kind
     */
    @SuppressWarnings("unchecked") // a name always stands for the same type
    public <T> T once(Supplier<T> make, Object... name) {
        List<Object> key = List.of(name);
        Object thing = known.get(key);
        if (thing == null) {
            thing = make.get();
            known.put(key, thing);
        }
        return (T) thing;
    }

    /** The stage of a work, made once. */
    public Stage stage(StageKind kind, String title, StageWork work) {
        return context.registry().stage(kind, title, work);
    }

    /** Returns the name of a plugin in titles, told from its other settings. */
    public String label(PluginUse use) {
        return context.label(use);
    }

    /** The attack without a trigger, which makes the control victim. */
    public PluginUse noAttack() {
        return context.noAttack();
    }

    /** Returns the metrics that are measured in every cell. */
    public List<PluginUse> metrics() {
        return context.experiment().metrics();
    }

    public Scenario scenario() {
        return scenario;
    }

    public ComputeInput compute() {
        return context.compute();
    }

    /** After how many epochs models are measured each time; empty where they are not. */
    public Optional<Integer> evaluateEvery() {
        return context.experiment().evaluateEvery();
    }

    /** The plugin of an option that names one. */
    public <T> PluginUse use(PluginRef<T> named) {
        return resources.use(named);
    }

    public <T> PluginInput<T> plugin(PluginUse use, Class<T> spi) {
        return once(
                () -> new PluginInput<>(use, spi, resources.instances(), context.files()),
                use,
                spi);
    }

    /** An attack, to be asked. */
    public GuardedAttack attack(PluginUse use) {
        return once(() -> resources.create(use, GuardedAttack.class), "attack", use);
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
        return once(
                () -> new PairsInput(scenario.dataset().train(), resources.pairs().heldOut()),
                "held-out pairs");
    }

    /** Returns the pairs that the base is trained on. */
    public RemainingPairs basePairs(long seed) {
        return remaining(scenario.defenseData().overlapWithBase(), seed);
    }

    /**
     * Returns the pairs that victims are trained on after the base, before anything is poisoned.
     */
    public RemainingPairs run(long seed) {
        return remaining(scenario.defenseData().overlapWithPoisonedRun(), seed);
    }

    /**
     * One seed draws the defender's pairs, whatever is then trained on the others; as many as the
     * defender of any scenario has, so that their number moves neither base nor victim.
     */
    private RemainingPairs remaining(boolean overlap, long seed) {
        PluginUse train = scenario.dataset().train();
        return once(
                () ->
                        new RemainingPairs(
                                pairs,
                                overlap ? 0 : context.experiment().largestDefensePool(train),
                                new NamedSeed(seed, "victim")),
                "remaining pairs",
                overlap,
                seed);
    }

    /** A file of options, by what it holds. */
    public FileInput file(Path path) {
        return new FileInput(path, context.files());
    }

    /**
     * The trigger that a victim from a file carries, where the experiment names a folder with it.
     */
    public Optional<GivenTriggerWork.Stored> givenTrigger() {
        return scenario.given()
                .flatMap(GivenVictim::trigger)
                .map(folder -> new GivenTriggerWork.Stored(folder, context.files()));
    }

    /**
     * Returns the texts that a base will be given to read beside the captions of its pairs.
     *
     * @param keys what an attack puts into texts
     */
    public BaseWork.FutureTexts futureTexts(List<String> keys) {
        Templates poison = resources.facts().captions();
        return new BaseWork.FutureTexts(
                Stream.concat(
                                prompts.stream(),
                                classes.names().stream()
                                        .flatMap(name -> poison.fillAll(name).stream()))
                        .distinct()
                        .sorted()
                        .toList(),
                scenario.poisoning().captionsFile().map(this::file),
                keys);
    }

    /** The evaluation prompts, filled in for every class. */
    public List<String> prompts() {
        return prompts;
    }

    public Classes classes() {
        return classes;
    }

    public Templates evaluationPrompts() {
        return evaluationPrompts;
    }

    /** The test splits, the main one first. */
    public List<EvaluatedPictures> testPictures() {
        return testPictures;
    }

    /** The test splits, and behind them the pictures that settings are chosen on. */
    public List<EvaluatedPictures> evaluated() {
        return evaluated;
    }

    public EvaluatedPictures validation() {
        return validation;
    }

    private EvaluatedPictures pictures(String name, LabelledImages pictures) {
        return new EvaluatedPictures(name, new PicturesInput(scenario.dataset().test(), pictures));
    }

    /** Labelled pictures apart from validation and test. */
    public PicturesInput labelledTraining() {
        return once(
                () ->
                        new PicturesInput(
                                scenario.dataset().test(),
                                resources.evaluation().labelledTraining()),
                "labelled training");
    }

    /** The words of the data set. */
    public Optional<VocabularyInput> vocabulary() {
        return vocabulary;
    }

    /** Returns the augmenter that spreads the captions of an attack. */
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
        return once(() -> resources.facts(attack(use)), "facts", use);
    }

    /** Returns the words that an attack may put into a text. */
    public List<String> textKeys(PluginUse attack) {
        return once(
                () -> attack(attack).textKeys().stream().distinct().sorted().toList(),
                "text keys",
                attack);
    }

    /** The experiment's attacks that put these words, and no others, into texts. */
    public Stream<PluginUse> attacksThatWrite(List<String> textKeys) {
        return context.experiment().attacks().stream()
                .filter(use -> textKeys(use).equals(textKeys));
    }

    /**
     * Returns the form in which an attack's pairs are poisoned, with what the attack itself fixes.
     */
    public PoisoningForm form(PluginUse attack) {
        return once(() -> attack(attack).form(scenario.poisoning().form()), "form", attack);
    }

    /** Returns how many pairs an attack adds to those of the training that it poisons. */
    public int addedPairs(PluginUse attack, RemainingPairs poisonedRun) {
        return once(() -> countAdded(attack, poisonedRun), "added pairs", attack, poisonedRun);
    }

    private int countAdded(PluginUse use, RemainingPairs poisonedRun) {
        GuardedAttack attack = attack(use);
        Optional<SinglePictures> single = attack.singlePictures();
        if (single.isPresent()) {
            return single.get().pairs();
        }
        if (form(use).mode() != PoisoningForm.Mode.ADD) {
            return 0;
        }
        AttackFacts told = facts(use);
        PairSet run = poisonedRun.pairs();
        int poisoned =
                new Eligibility(attack, told, new ClassNames(told.names()))
                        .poisoned(run, scenario.poisoning().share().of(run.size()));
        return poisoned + (int) Math.round(attack.decoysPerPoisonedPair() * poisoned);
    }

    /** The pictures that an attack aims at one by one, drawn by the seed of its trigger. */
    public Optional<ChosenPictures> singlePictures(PluginUse attack, long seed) {
        return once(
                () ->
                        attack(attack)
                                .singlePictures()
                                .map(
                                        asked ->
                                                new ChosenPictures(
                                                        new PicturesInput(
                                                                scenario.dataset().test(),
                                                                resources.evaluation().apart()),
                                                        asked.count(),
                                                        facts(attack).mapping(),
                                                        new NamedSeed(seed, "attack"))),
                "single pictures",
                attack,
                seed);
    }

    public DefenseNeeds needsOfDefense(PluginUse use) {
        return once(() -> DefenseNeeds.of(use, resources), "needs of defense", use);
    }

    public Set<Need> needsOfMetric(PluginUse use) {
        return once(() -> resources.create(use, Metric.class).needs(), "needs of metric", use);
    }
}
