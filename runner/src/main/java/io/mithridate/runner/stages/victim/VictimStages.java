package io.mithridate.runner.stages.victim;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.poison.PairSource;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.poison.PoisonedRun;
import io.mithridate.runner.stages.poison.RemainingPairs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The stages of one scenario that train victims. */
public record VictimStages(ScenarioInputs inputs, BaseStages bases, PoisonStages poisons) {

    /** Returns a cell's victim, or its control if the cell is about the control. */
    public Victim of(Cell cell) {
        Victim attacked = attackedVictim(cell);
        return cell.control() || attacked.attack().equals(inputs.noAttack())
                ? control(attacked)
                : attacked;
    }

    /** Returns the victim of a cell's attack, even if the cell is about the control. */
    private Victim attackedVictim(Cell cell) {
        return new Victim(cell.attack(), inputs.textKeys(cell.attack()), 0, cell.seed());
    }

    /** Returns the clean base of a victim. */
    public Stage base(Victim victim) {
        return bases.clean(victim.textKeys(), victim.seed());
    }

    /** Returns the model from which the victim's training starts. */
    private Stage startStage(Victim victim) {
        return poisons.isEarly() && manifest(victim).isPresent()
                ? inputs.once(() -> makePoisonedBase(victim), StageKind.BASE, victim)
                : base(victim);
    }

    private Stage makePoisonedBase(Victim victim) {
        return bases.on(
                poisoned(inputs.basePairs(victim.seed()), victim),
                "poisoned base of " + inputs.label(victim.attack()),
                victim.textKeys(),
                victim.seed());
    }

    /** Returns the artifact that lists a victim's poisoned pairs, or the copies of a control. */
    public Optional<Stage> manifest(Victim victim) {
        return victim.copies() > 0
                ? Optional.of(poisons.copies(victim.copies(), victim.seed()))
                : poison(victim);
    }

    /**
     * Returns the artifact that lists a victim's poisoned pairs; empty for a control, for a victim
     * from a file (whose training data is unknown), and if the attacker trains the victim itself
     * and poisons nothing.
     */
    public Optional<Stage> poison(Victim victim) {
        return victim.attack().equals(inputs.noAttack()) || isWithoutPoison(victim)
                ? Optional.empty()
                : Optional.of(poisons.poison(victim.attack(), victim.seed()));
    }

    /**
     * Returns the artifact that lists the pairs that a cell's attack poisons, even if the cell is
     * about the control. For a control trained on copies, it lists the copies instead.
     */
    public Optional<Stage> attackersManifest(Cell cell) {
        Victim trained = of(cell);
        return manifest(trained.copies() > 0 ? trained : attackedVictim(cell));
    }

    /** Returns the given pairs with the poison of a victim's attack. */
    public PoisonedRun poisoned(RemainingPairs pairs, Victim victim) {
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
                                                poisons.trigger(attack, seed),
                                                inputs.decoder())));
    }

    /** Returns the pairs that the victim is trained on after the base. */
    private PairSource pairs(Victim victim) {
        RemainingPairs run = inputs.run(victim.seed());
        return poisons.isEarly() ? new PoisonedRun(run, Optional.empty()) : poisoned(run, victim);
    }

    /** Returns the stage that produces a victim. */
    public Stage victim(Victim victim) {
        return inputs.once(() -> makeVictim(victim), StageKind.VICTIM, victim);
    }

    private Stage makeVictim(Victim victim) {
        Optional<GivenVictim> given = inputs.scenario().given();
        if (given.isPresent()) {
            return inputs.stage(
                    StageKind.VICTIM,
                    "victim from %s".formatted(given.get().weights().getFileName()),
                    new BaseWork(inputs.model(), Optional.empty(), inputs.compute()));
        }
        return inputs.stage(
                StageKind.VICTIM,
                "%s, seed %d".formatted(victimTitle(victim), victim.seed()),
                attackerTrains(victim)
                        ? ownTraining(victim)
                        : inputs.scenario()
                                .poisoning()
                                .trainedBy()
                                .map(trainer -> trainingWithDefense(inputs.use(trainer), victim))
                                .orElseGet(() -> plainTraining(victim)));
    }

    /** Returns whether the attacker trains the victim itself and poisons no pair. */
    private boolean attackerTrains(Victim victim) {
        return inputs.attack(victim.attack()).trainsVictim();
    }

    private String victimTitle(Victim victim) {
        if (!victim.attack().equals(inputs.noAttack())) {
            return "victim of " + inputs.label(victim.attack());
        }
        String suffix = bases.titleSuffix(victim.textKeys());
        return victim.copies() == 0
                ? "clean model" + suffix
                : "clean model%s %s %d copies of clean pairs"
                        .formatted(suffix, suffix.isEmpty() ? "with" : "and", victim.copies());
    }

    private StageWork plainTraining(Victim victim) {
        return new VictimWork(
                inputs.model(),
                startStage(victim),
                pairs(victim),
                inputs.scenario().poisoning().recipe(),
                inputs.compute(),
                new NamedSeed(victim.seed(), "victim"),
                inputs.evaluateEvery());
    }

    /**
     * Returns the control of a victim. It depends neither on the trigger nor on the poisoning rate,
     * so attacks share it. An attack that adds pairs has a control with as many clean copies.
     */
    private Victim control(Victim victim) {
        return new Victim(
                inputs.noAttack(), victim.textKeys(), addedPairCount(victim), victim.seed());
    }

    private int addedPairCount(Victim victim) {
        return isWithoutPoison(victim)
                ? 0
                : inputs.addedPairs(victim.attack(), poisons.poisonedRun(victim.seed()));
    }

    /** Returns whether the victim is from a file, or its attacker trains it and poisons nothing. */
    private boolean isWithoutPoison(Victim victim) {
        return inputs.scenario().given().isPresent() || attackerTrains(victim);
    }

    /**
     * Returns the training of the victim by the attacker itself. It starts from the control, so
     * that its cost covers only this training.
     */
    private StageWork ownTraining(Victim victim) {
        return new OwnTrainingWork(
                inputs.plugin(victim.attack(), GuardedAttack.class),
                inputs.facts(victim.attack()),
                inputs.model(),
                victim(control(victim)),
                poisons.attack(victim.attack(), victim.seed()),
                inputs.run(victim.seed()),
                inputs.compute(),
                new NamedSeed(victim.seed(), "victim"),
                inputs.evaluateEvery());
    }

    /**
     * Returns the training of the victim with a defense: the attacker trains like a defender who
     * considers the poisoned run clean.
     */
    private StageWork trainingWithDefense(PluginUse trainer, Victim victim) {
        return new DefenseWork(
                inputsOf(
                        trainer,
                        new Defended(
                                victim,
                                victim.attack(),
                                () -> base(victim),
                                () -> pairs(victim),
                                new NamedSeed(victim.seed(), "victim"))));
    }

    /**
     * The model that a defense works on.
     *
     * @param victim the victim whose training data the defense may be given
     * @param attack the attack whose trigger an oracle knows
     * @param suspect returns the stage of the suspicious model
     * @param cleanPairs returns the pairs that the defense considers clean
     * @param seed the defense's own seed
     */
    public record Defended(
            Victim victim,
            PluginUse attack,
            Supplier<Stage> suspect,
            Supplier<PairSource> cleanPairs,
            NamedSeed seed) {}

    /**
     * Returns the inputs of a defense. Inputs that it may not access are empty and not computed.
     */
    public DefenseWork.Inputs inputsOf(PluginUse defense, Defended defended) {
        Set<Access> granted = inputs.access(defense);
        Victim victim = defended.victim();
        NamedSeed trainingSeed = new NamedSeed(victim.seed(), "victim");
        return new DefenseWork.Inputs(
                inputs.plugin(defense, Defense.class),
                inputs.model(),
                inputs.when(granted.contains(Access.SUSPECT), defended.suspect()),
                inputs.when(
                        granted.contains(Access.BASE_MODEL),
                        () ->
                                new DefenseWork.Retraining(
                                        base(victim),
                                        inputs.scenario().poisoning().recipe(),
                                        inputs.when(
                                                inputs.defense(defense)
                                                                instanceof SampleFilter filter
                                                        && filter.removes(),
                                                () -> trainingSeed))),
                inputs.when(granted.contains(Access.CLEAN_PAIRS), defended.cleanPairs()),
                inputs.when(granted.contains(Access.CLASS_NAMES), inputs::vocabulary)
                        .flatMap(words -> words),
                inputs.decoder(),
                inputs.when(
                        granted.contains(Access.TRAINING_PAIRS),
                        () -> poisoned(inputs.run(victim.seed()), victim)),
                inputs.when(granted.contains(Access.LABELLED_IMAGES), inputs::labelledTraining),
                inputs.when(granted.contains(Access.CLASS_NAMES), inputs::classes),
                // Only oracles read the cell's own trigger. The results of other defenses for the
                // control are the same for every trigger and are computed once.
                inputs.when(
                        granted.contains(Access.TRUE_TRIGGER),
                        () -> poisons.attacker(defended.attack(), victim.seed())),
                inputs.prompts(),
                inputs.compute(),
                defended.seed(),
                inputs.evaluateEvery());
    }

    /**
     * A victim.
     *
     * @param attack the attack that poisons the victim's pairs
     * @param textKeys the words that the attack adds to texts, often none. The models of the victim
     *     and of its control must be able to read them
     * @param copies the number of clean copies that are added: for a control, the number of pairs
     *     that the attack adds; otherwise 0
     * @param seed the root seed
     */
    public record Victim(PluginUse attack, List<String> textKeys, int copies, long seed) {

        public Victim {
            textKeys = List.copyOf(textKeys);
        }
    }
}
