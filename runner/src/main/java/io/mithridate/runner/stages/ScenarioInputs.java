package io.mithridate.runner.stages;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
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
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.GivenTriggerWork;
import io.mithridate.runner.stages.poison.PoisonWork;
import io.mithridate.runner.stages.poison.RemainingPairs;
import io.mithridate.runner.stages.victim.BaseWork;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The inputs of one scenario's stages other than artifacts: data, model, plugins and texts. Inputs
 * that several stages share are the same object for all of them, so that their canonical form is
 * computed once.
 */
public final class ScenarioInputs {

    private final Scenario scenario;
    private final ScenarioResources resources;
    private final StagePlanner.PlanContext context;

    /** Stages and inputs by name, cached because many stages and cells request the same ones. */
    private final Map<List<Object>, Object> cache = new HashMap<>();

    ScenarioInputs(
            Scenario scenario, ScenarioResources resources, StagePlanner.PlanContext context) {
        this.scenario = scenario;
        this.resources = resources;
        this.context = context;
    }

    /**
     * Returns the named value, which is created on first use. Creating it may request other values.
     *
     * @param name identifies the value: its purpose, and everything it depends on
     */
    @SuppressWarnings("unchecked") // each name has only one type
    public <T> T once(Supplier<T> make, Object... name) {
        List<Object> key = List.of(name);
        Object value = cache.get(key);
        if (value == null) {
            value = make.get();
            cache.put(key, value);
        }
        return (T) value;
    }

    /** Returns an input of a stage if the stage needs it; otherwise, it is not even created. */
    public <T> Optional<T> when(boolean needed, Supplier<T> input) {
        return needed ? Optional.of(input.get()) : Optional.empty();
    }

    /** Returns the stage for a piece of work; equal pieces of work share a stage. */
    public Stage stage(StageKind kind, String title, StageWork work) {
        return context.registry().stage(kind, title, work);
    }

    /**
     * Returns the name of a plugin in titles, which distinguishes it from other settings of the
     * same plugin.
     */
    public String label(PluginUse use) {
        return context.label(use);
    }

    /** Returns the attack without a trigger, whose victim is the control. */
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

    /**
     * Returns the interval, in epochs, at which models are measured during training; empty if they
     * are not measured.
     */
    public Optional<Integer> evaluateEvery() {
        return context.experiment().evaluateEvery();
    }

    /** Returns the plugin that an option refers to. */
    public <T> PluginUse use(PluginRef<T> reference) {
        return resources.use(reference);
    }

    public <T> PluginInput<T> plugin(PluginUse use, Class<T> spi) {
        return once(
                () -> new PluginInput<>(use, spi, resources.instances(), context.files()),
                use,
                spi);
    }

    /** Returns an instance of an attack, for querying its properties. */
    public GuardedAttack attack(PluginUse use) {
        return once(() -> resources.create(use, GuardedAttack.class), "attack", use);
    }

    public ModelInput model() {
        return once(() -> new ModelInput(scenario.model(), resources.model()), "model");
    }

    public DecoderInput decoder() {
        return once(
                () ->
                        new DecoderInput(
                                resources.decoder(),
                                resources.model().imageSize(),
                                context.memory()),
                "decoder");
    }

    public PairsInput pairs() {
        return once(
                () -> new PairsInput(scenario.dataset().train(), resources.pairs().train()),
                "pairs");
    }

    /** Returns the held-out pairs. */
    public PairsInput heldOut() {
        return once(
                () -> new PairsInput(scenario.dataset().train(), resources.pairs().heldOut()),
                "held-out pairs");
    }

    /** Returns the pairs that the base model is trained on. */
    public RemainingPairs basePairs(long seed) {
        return remaining(scenario.defenseData().overlapWithBase(), seed);
    }

    /** Returns the pairs that victims are trained on after the base, before poisoning. */
    public RemainingPairs run(long seed) {
        return remaining(scenario.defenseData().overlapWithPoisonedRun(), seed);
    }

    /**
     * Returns the pairs that are not withheld for defenders. The withheld pairs depend only on the
     * seed, not on the training that uses the remaining pairs. Each scenario withholds as many
     * pairs as the scenario whose defender needs the most, so that neither bases nor victims depend
     * on the number in one scenario.
     */
    private RemainingPairs remaining(boolean overlap, long seed) {
        PluginUse train = scenario.dataset().train();
        return once(
                () ->
                        new RemainingPairs(
                                pairs(),
                                overlap ? 0 : context.experiment().largestDefensePool(train),
                                new NamedSeed(seed, "victim")),
                "remaining pairs",
                overlap,
                seed);
    }

    /** Returns a file named by an option, identified by its content. */
    public FileInput file(Path path) {
        return new FileInput(path, context.files());
    }

    /**
     * Returns the trigger of a victim from a file; empty if the experiment names no folder with the
     * trigger.
     */
    public Optional<GivenTriggerWork.Stored> givenTrigger() {
        return scenario.given()
                .flatMap(GivenVictim::trigger)
                .map(folder -> new GivenTriggerWork.Stored(folder, context.files()));
    }

    /**
     * Returns the texts that a base model will see in addition to the captions of its pairs.
     *
     * @param keys the words that an attack adds to texts
     */
    public BaseWork.FutureTexts futureTexts(List<String> keys) {
        Templates poisonCaptions = resources.facts().captions();
        return new BaseWork.FutureTexts(
                Stream.concat(
                                prompts().stream(),
                                classes().names().stream()
                                        .flatMap(name -> poisonCaptions.fillAll(name).stream()))
                        .distinct()
                        .sorted()
                        .toList(),
                scenario.poisoning().captionsFile().map(this::file),
                keys);
    }

    /** Returns the evaluation prompts, filled in for every class. */
    public List<String> prompts() {
        return once(
                () ->
                        classes().names().stream()
                                .flatMap(name -> evaluationPrompts().fillAll(name).stream())
                                .toList(),
                "filled prompts");
    }

    public Classes classes() {
        return once(() -> resources.evaluation().classes(), "classes");
    }

    public Templates evaluationPrompts() {
        return once(() -> resources.evaluation().evaluationPrompts(), "evaluation prompts");
    }

    /** Returns the test splits, the main one first. */
    public List<EvaluatedPictures> testPictures() {
        return once(
                () ->
                        resources.evaluation().testSplits().stream()
                                .map(name -> pictures(name, resources.evaluation().test(name)))
                                .toList(),
                "test pictures");
    }

    /** Returns the test splits followed by the validation pictures. */
    public List<EvaluatedPictures> evaluated() {
        return once(
                () -> Stream.concat(testPictures().stream(), Stream.of(validation())).toList(),
                "evaluated pictures");
    }

    public EvaluatedPictures validation() {
        return once(
                () -> pictures(EvaluatedSplit.VALIDATION, resources.evaluation().validation()),
                "validation");
    }

    private EvaluatedPictures pictures(String name, LabelledImages pictures) {
        return new EvaluatedPictures(name, new PicturesInput(scenario.dataset().test(), pictures));
    }

    /** Returns the labelled pictures that are in neither the validation nor the test splits. */
    public PicturesInput labelledTraining() {
        return once(
                () ->
                        new PicturesInput(
                                scenario.dataset().test(),
                                resources.evaluation().labelledTraining()),
                "labelled training");
    }

    /** Returns the vocabulary of the data set. */
    public Optional<VocabularyInput> vocabulary() {
        return once(() -> resources.pairs().vocabulary().map(VocabularyInput::new), "vocabulary");
    }

    /** Returns the augmenter that derives further captions for an attack. */
    public Optional<PoisonWork.Spread> spread(PoisoningForm form) {
        return scenario.poisoning().spreadBy(form).map(this::spread);
    }

    private PoisonWork.Spread spread(PluginRef<TextAugmenter> named) {
        PluginInput<TextAugmenter> augmenter = plugin(use(named), TextAugmenter.class);
        boolean readsVocabulary = augmenter.create().readsVocabulary();
        return new PoisonWork.Spread(augmenter, readsVocabulary ? vocabulary() : Optional.empty());
    }

    public AttackFacts facts(PluginUse use) {
        return once(() -> resources.facts(attack(use)), "facts", use);
    }

    /** Returns the words that an attack may add to a text. */
    public List<String> textKeys(PluginUse attack) {
        return once(
                () -> attack(attack).textKeys().stream().distinct().sorted().toList(),
                "text keys",
                attack);
    }

    /** Returns the experiment's attacks that add exactly these words to texts. */
    public Stream<PluginUse> attacksThatWrite(List<String> textKeys) {
        return context.experiment().attacks().stream()
                .filter(use -> textKeys(use).equals(textKeys));
    }

    /**
     * Returns the form of an attack's poisoning, including the settings that the attack itself
     * fixes.
     */
    public PoisoningForm form(PluginUse attack) {
        return once(() -> attack(attack).form(scenario.poisoning().form()), "form", attack);
    }

    /** Returns the number of pairs that an attack adds to the training that it poisons. */
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
        AttackFacts facts = facts(use);
        PairSet run = poisonedRun.pairs();
        int poisoned =
                new Eligibility(attack, facts, new ClassNames(facts.names()))
                        .poisoned(run, scenario.poisoning().share().of(run.size()));
        return poisoned + (int) Math.round(attack.decoysPerPoisonedPair() * poisoned);
    }

    /**
     * Returns the single pictures that an attack aims at, drawn with the seed of its trigger; empty
     * for other attacks.
     */
    public Optional<ChosenPictures> singlePictures(PluginUse attack, long seed) {
        return once(
                () ->
                        attack(attack)
                                .singlePictures()
                                .map(asked -> choose(asked.count(), attack, seed)),
                "single pictures",
                attack,
                seed);
    }

    private ChosenPictures choose(int count, PluginUse attack, long seed) {
        LabelledImages apart = resources.evaluation().apart();
        return new ChosenPictures(
                new PicturesInput(scenario.dataset().test(), apart),
                count,
                facts(attack).mapping(),
                new NamedSeed(seed, "attack"));
    }

    /** Returns an instance of a defense, for querying its properties. */
    public Defense defense(PluginUse use) {
        return once(() -> resources.create(use, Defense.class), "defense", use);
    }

    /** Returns the data that a defense may access. */
    public Set<Access> access(PluginUse defense) {
        return once(() -> defense(defense).access(), "access", defense);
    }

    public Set<Need> needsOfMetric(PluginUse use) {
        return once(() -> resources.create(use, Metric.class).needs(), "needs of metric", use);
    }
}
