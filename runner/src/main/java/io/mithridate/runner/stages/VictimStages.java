package io.mithridate.runner.stages;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageRegistry;
import io.mithridate.runner.plan.StageWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The stages of one scenario that make victims: base models, triggers, poison, victims. */
final class VictimStages {

    private final ScenarioInputs inputs;
    private final PluginUse noAttack;
    private final StageTitles titles;
    private final StageRegistry registry;

    /** Most stages are asked for by many others, and a key takes a while to derive. */
    private final Map<List<Object>, Stage> known = new HashMap<>();

    /** Nearly all stages of many cells read one: its form in their keys is worked out once. */
    private final Map<List<Object>, TriggerInput> triggers = new HashMap<>();

    /**
     * Stages of a scenario.
     *
     * @param noAttack the attack without a trigger, which makes the control victim
     * @param titles name attacks
     * @param registry makes stages, each once
     */
    VictimStages(
            ScenarioInputs inputs, PluginUse noAttack, StageTitles titles, StageRegistry registry) {
        this.inputs = inputs;
        this.noAttack = noAttack;
        this.titles = titles;
        this.registry = registry;
    }

    /** The victim that a cell is about. */
    Victim of(Cell cell) {
        Victim attacked = attacked(cell);
        return cell.control() || attacked.attack().equals(noAttack) ? control(attacked) : attacked;
    }

    /** The victim of a cell's attack, whether the cell is about it or about its control. */
    private Victim attacked(Cell cell) {
        return new Victim(cell.attack(), inputs.textKeys(cell.attack()), 0, cell.seed());
    }

    /**
     * A victim.
     *
     * @param attack what poisons its pairs
     * @param textKeys what its model must be able to read behind a text. The control of an attack
     *     that puts a word into texts reads that word as well; other attacks leave it alone
     * @param copies how many copies of clean pairs are added: for the control, as many as the
     *     attack adds pairs
     * @param seed the root seed
     */
    record Victim(PluginUse attack, List<String> textKeys, int copies, long seed) {

        Victim {
            textKeys = List.copyOf(textKeys);
        }
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

    /** The clean base of a victim. */
    Stage base(Victim victim) {
        return base(victim.textKeys(), victim.seed());
    }

    private Stage base(List<String> textKeys, long seed) {
        return once(
                () ->
                        makeBase(
                                "base model" + room(textKeys),
                                inputs.basePairs(seed),
                                textKeys,
                                seed),
                StageKind.BASE,
                textKeys,
                seed);
    }

    /** The model with which the victim's training begins. */
    private Stage start(Victim victim) {
        return isEarly() && manifest(victim).isPresent()
                ? once(() -> makePoisonedBase(victim), StageKind.BASE, victim)
                : base(victim);
    }

    private Stage makePoisonedBase(Victim victim) {
        return makeBase(
                "poisoned base of " + titles.attack(victim.attack()),
                poisoned(inputs.basePairs(victim.seed()), victim),
                victim.textKeys(),
                victim.seed());
    }

    private Stage makeBase(String title, PairSource pairs, List<String> textKeys, long seed) {
        Optional<BaseWork.Training> training =
                inputs.scenario()
                        .base()
                        .map(
                                recipe ->
                                        new BaseWork.Training(
                                                recipe,
                                                pairs,
                                                inputs.futureTexts(textKeys),
                                                new NamedSeed(seed, "base")));
        return registry.stage(
                StageKind.BASE,
                training.isPresent() ? "%s, seed %d".formatted(title, seed) : title,
                new BaseWork(new BaseWork.Inputs(inputs.model(), training, inputs.compute())));
    }

    private boolean isEarly() {
        return inputs.scenario().given().isEmpty()
                && inputs.scenario().poisoning().stage() == Poisoning.Stage.BASE;
    }

    Stage attack(PluginUse use, long seed) {
        return once(() -> makeAttack(use, seed), StageKind.ATTACK, use, seed);
    }

    private Stage makeAttack(PluginUse use, long seed) {
        Optional<GivenTriggerWork.Stored> given = inputs.givenTrigger();
        if (given.isPresent()) {
            return registry.stage(
                    StageKind.ATTACK,
                    "trigger of " + titles.attack(use),
                    new GivenTriggerWork(new GivenTriggerWork.Inputs(given.get())));
        }
        Set<Requirement> needs = inputs.needsOfAttack(use);
        boolean pairs = needs.contains(Requirement.IMAGES) || needs.contains(Requirement.CAPTIONS);
        return registry.stage(
                StageKind.ATTACK,
                "trigger of %s, seed %d".formatted(titles.attack(use), seed),
                new AttackWork(
                        new AttackWork.Inputs(
                                inputs.plugin(use, Attack.class),
                                inputs.facts(use),
                                needs.contains(Requirement.SURROGATE)
                                        ? Optional.of(
                                                new ArtifactInput(base(inputs.textKeys(use), seed)))
                                        : Optional.empty(),
                                pairs ? Optional.of(inputs.run(seed)) : Optional.empty(),
                                inputs.compute(),
                                new NamedSeed(seed, "attack"))));
    }

    TriggerInput trigger(PluginUse use, long seed) {
        return triggers.computeIfAbsent(
                List.of(use, seed),
                any ->
                        new TriggerInput(
                                inputs.plugin(use, Attack.class),
                                inputs.facts(use),
                                new ArtifactInput(attack(use, seed))));
    }

    private Stage poison(PluginUse attack, long seed) {
        return once(() -> makePoison(attack, seed), StageKind.POISON, attack, seed);
    }

    private Stage makePoison(PluginUse attack, long seed) {
        Poisoning poisoning = inputs.scenario().poisoning();
        PoisoningForm form = inputs.form(attack);
        return registry.stage(
                StageKind.POISON,
                "poison of %s, seed %d".formatted(titles.attack(attack), seed),
                new PoisonWork(
                        new PoisonWork.Inputs(
                                trigger(attack, seed),
                                poisonedRun(seed),
                                poisoning.share(),
                                form,
                                captionsFile(form),
                                inputs.spread(form),
                                inputs.singlePictures(attack, seed),
                                form.selection() == Selection.RANDOM
                                        ? Optional.empty()
                                        : Optional.of(
                                                new PoisonWork.Surrogate(
                                                        inputs.model(),
                                                        new ArtifactInput(
                                                                base(
                                                                        inputs.textKeys(attack),
                                                                        seed)),
                                                        inputs.decoder(),
                                                        inputs.compute())),
                                new NamedSeed(seed, "victim"))));
    }

    private Optional<FileInput> captionsFile(PoisoningForm form) {
        return inputs.scenario()
                .poisoning()
                .captionsFile()
                .filter(any -> form.captions() == Captions.FILE)
                .map(inputs::file);
    }

    /** How an attack's pairs are poisoned, whichever they are. */
    AttackerInput attacker(PluginUse attack, long seed) {
        PoisoningForm form = inputs.form(attack);
        Optional<PoisonWork.Spread> spread = inputs.spread(form);
        return new AttackerInput(
                trigger(attack, seed),
                form,
                form.captions() == Captions.NATURAL || spread.isPresent()
                        ? Optional.of(poisonedRun(seed))
                        : Optional.empty(),
                captionsFile(form),
                spread,
                new NamedSeed(seed, "victim"));
    }

    /** The pairs of the training that is poisoned. */
    private RemainingPairs poisonedRun(long seed) {
        return isEarly() ? inputs.basePairs(seed) : inputs.run(seed);
    }

    /** Which pairs of a victim are poisoned, or copies. */
    Optional<ArtifactInput> manifest(Victim victim) {
        return victim.copies() > 0
                ? Optional.of(new ArtifactInput(copies(victim.copies(), victim.seed())))
                : poison(victim);
    }

    /**
     * Which pairs of a victim are poisoned; none of a control is. What a victim from a file was
     * trained on nobody knows, and an attacker who trains a victim himself poisons nothing.
     */
    Optional<ArtifactInput> poison(Victim victim) {
        return victim.attack().equals(noAttack)
                        || inputs.scenario().given().isPresent()
                        || inputs.trainsVictims(victim.attack())
                ? Optional.empty()
                : Optional.of(new ArtifactInput(poison(victim.attack(), victim.seed())));
    }

    /** Which pairs a cell's attack poisons, where the cell is about the control, too. */
    Optional<ArtifactInput> attackersManifest(Cell cell) {
        return manifest(attacked(cell));
    }

    private Stage copies(int count, long seed) {
        return once(
                () ->
                        registry.stage(
                                StageKind.POISON,
                                "%d copies of clean pairs, seed %d".formatted(count, seed),
                                new CopiesWork(
                                        new CopiesWork.Inputs(
                                                poisonedRun(seed),
                                                count,
                                                new NamedSeed(seed, "victim")))),
                StageKind.POISON,
                count,
                seed);
    }

    /** Pairs of which the victim's attack poisoned some. */
    PoisonedRun poisoned(RemainingPairs pairs, Victim victim) {
        PluginUse attack = victim.attack();
        long seed = victim.seed();
        return new PoisonedRun(
                pairs,
                manifest(victim)
                        .map(
                                manifest ->
                                        new PoisonedRun.Poison(
                                                manifest,
                                                inputs.singlePictures(attack, seed),
                                                trigger(attack, seed),
                                                inputs.decoder())));
    }

    /** What the victim is trained on after the base. */
    private PairSource pairs(Victim victim) {
        RemainingPairs run = inputs.run(victim.seed());
        return isEarly() ? new PoisonedRun(run, Optional.empty()) : poisoned(run, victim);
    }

    /** The victim's stage. */
    Stage victim(Victim victim) {
        return once(() -> makeVictim(victim), StageKind.VICTIM, victim);
    }

    private Stage makeVictim(Victim victim) {
        Optional<GivenVictim> given = inputs.scenario().given();
        if (given.isPresent()) {
            return registry.stage(
                    StageKind.VICTIM,
                    "victim from %s".formatted(given.get().weights().getFileName()),
                    new BaseWork(
                            new BaseWork.Inputs(
                                    inputs.model(), Optional.empty(), inputs.compute())));
        }
        if (inputs.trainsVictims(victim.attack())) {
            return registry.stage(
                    StageKind.VICTIM,
                    "%s, seed %d".formatted(name(victim), victim.seed()),
                    ownTraining(victim));
        }
        return registry.stage(
                StageKind.VICTIM,
                "%s, seed %d".formatted(name(victim), victim.seed()),
                inputs.scenario()
                        .poisoning()
                        .trainedBy()
                        .map(trainer -> trained(inputs.use(trainer), victim))
                        .orElseGet(() -> plain(victim)));
    }

    private String name(Victim victim) {
        if (!victim.attack().equals(noAttack)) {
            return "victim of " + titles.attack(victim.attack());
        }
        String room = room(victim.textKeys());
        return victim.copies() == 0
                ? "clean model" + room
                : "clean model%s %s %d copies of clean pairs"
                        .formatted(room, room.isEmpty() ? "with" : "and", victim.copies());
    }

    /** What a title adds for a model with room for an attack's words. */
    private String room(List<String> textKeys) {
        return textKeys.isEmpty()
                ? ""
                : inputs.attacksThatWrite(textKeys)
                        .map(titles::attack)
                        .collect(Collectors.joining(" and ", " with room for the words of ", ""));
    }

    private StageWork plain(Victim victim) {
        return new VictimWork(
                new VictimWork.Inputs(
                        inputs.model(),
                        new ArtifactInput(start(victim)),
                        pairs(victim),
                        inputs.scenario().poisoning().recipe(),
                        inputs.compute(),
                        new NamedSeed(victim.seed(), "victim"),
                        inputs.evaluateEvery()));
    }

    /**
     * The clean model that a victim is compared with. It reads neither a trigger nor a rate, so
     * that attacks share it, unless they add pairs: then it has as many copies of clean ones.
     */
    private Victim control(Victim victim) {
        return new Victim(
                noAttack, victim.textKeys(), added(victim.attack(), victim.seed()), victim.seed());
    }

    private int added(PluginUse attack, long seed) {
        return inputs.scenario().given().isPresent() || inputs.trainsVictims(attack)
                ? 0
                : inputs.addedPairs(attack, poisonedRun(seed));
    }

    /** It begins where the control ends, so that what it costs is what the attacker did. */
    private StageWork ownTraining(Victim victim) {
        return new OwnTrainingWork(
                new OwnTrainingWork.Inputs(
                        inputs.plugin(victim.attack(), Attack.class),
                        inputs.facts(victim.attack()),
                        inputs.model(),
                        new ArtifactInput(victim(control(victim))),
                        new ArtifactInput(attack(victim.attack(), victim.seed())),
                        inputs.run(victim.seed()),
                        inputs.compute(),
                        new NamedSeed(victim.seed(), "victim"),
                        inputs.evaluateEvery()));
    }

    /** The attacker trains as a defender would who took the poisoned run for clean pairs. */
    private StageWork trained(PluginUse trainer, Victim victim) {
        DefenseNeeds needs = inputs.needsOfDefense(trainer);
        return new DefenseWork(
                new DefenseWork.Inputs(
                        inputs.plugin(trainer, Defense.class),
                        inputs.model(),
                        Optional.of(new ArtifactInput(base(victim))),
                        needs.firstHalf().map(half -> new ArtifactInput(firstHalf(half, victim))),
                        Optional.empty(),
                        Optional.of(pairs(victim)),
                        inputs.vocabulary(needs),
                        inputs.decoder(),
                        Optional.empty(),
                        Optional.empty(),
                        needs.given(Access.CLASS_NAMES, inputs::classes),
                        Optional.empty(),
                        inputs.prompts(),
                        inputs.compute(),
                        new NamedSeed(victim.seed(), "victim"),
                        inputs.evaluateEvery()));
    }

    private Stage firstHalf(PluginUse half, Victim victim) {
        return registry.stage(
                StageKind.VICTIM,
                "first half of a %s, seed %d".formatted(name(victim), victim.seed()),
                trained(half, victim));
    }
}
