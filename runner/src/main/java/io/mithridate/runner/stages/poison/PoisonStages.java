package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.victim.BaseStages;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The stages of one scenario that prepare triggers and choose the pairs to poison. */
public record PoisonStages(ScenarioInputs inputs, BaseStages bases) {

    /** Returns the stage that prepares the trigger of an attack. */
    public Stage attack(PluginUse use, long seed) {
        return inputs.once(() -> makeAttack(use, seed), StageKind.ATTACK, use, seed);
    }

    private Stage makeAttack(PluginUse use, long seed) {
        Optional<GivenTriggerWork.Stored> given = inputs.givenTrigger();
        if (given.isPresent()) {
            return inputs.stage(
                    StageKind.ATTACK,
                    "trigger of " + inputs.label(use),
                    new GivenTriggerWork(given.get()));
        }
        Set<Requirement> needs = inputs.attack(use).requires();
        boolean needsPairs =
                needs.contains(Requirement.IMAGES) || needs.contains(Requirement.CAPTIONS);
        return inputs.stage(
                StageKind.ATTACK,
                "trigger of %s, seed %d".formatted(inputs.label(use), seed),
                new AttackWork(
                        inputs.plugin(use, GuardedAttack.class),
                        inputs.facts(use),
                        inputs.when(
                                needs.contains(Requirement.SURROGATE),
                                () -> bases.clean(inputs.textKeys(use), seed)),
                        inputs.when(needsPairs, () -> inputs.run(seed)),
                        inputs.compute(),
                        new NamedSeed(seed, "attack")));
    }

    /** Returns an attack with its trigger, as an input of other stages. */
    public TriggerInput trigger(PluginUse use, long seed) {
        return inputs.once(
                () ->
                        new TriggerInput(
                                inputs.plugin(use, GuardedAttack.class),
                                inputs.facts(use),
                                attack(use, seed)),
                "trigger",
                use,
                seed);
    }

    /** Returns the stage that chooses the pairs that an attack poisons. */
    public Stage poison(PluginUse attack, long seed) {
        return inputs.once(() -> makePoison(attack, seed), StageKind.POISON, attack, seed);
    }

    private Stage makePoison(PluginUse attack, long seed) {
        PoisonWork.Writing writing = writing(attack);
        return inputs.stage(
                StageKind.POISON,
                "poison of %s, seed %d".formatted(inputs.label(attack), seed),
                new PoisonWork(
                        trigger(attack, seed),
                        poisonedRun(seed),
                        inputs.scenario().poisoning().share(),
                        writing,
                        inputs.singlePictures(attack, seed),
                        inputs.when(
                                writing.form().selection() != Selection.RANDOM,
                                () -> surrogate(attack, seed)),
                        new NamedSeed(seed, "victim")));
    }

    private PoisonWork.Surrogate surrogate(PluginUse attack, long seed) {
        Stage base = bases.clean(inputs.textKeys(attack), seed);
        return new PoisonWork.Surrogate(
                new OpenedModel(inputs.model(), base, inputs.compute()), inputs.decoder());
    }

    private PoisonWork.Writing writing(PluginUse attack) {
        PoisoningForm form = inputs.form(attack);
        return new PoisonWork.Writing(
                form,
                inputs.scenario()
                        .poisoning()
                        .captionsFile()
                        .filter(any -> form.captions() == Captions.FILE)
                        .map(inputs::file),
                inputs.spread(form));
    }

    /** Returns the attacker that a defense may know: trigger, captions, clean pairs and seed. */
    public AttackerInput attacker(PluginUse attack, long seed) {
        PoisonWork.Writing writing = writing(attack);
        return new AttackerInput(
                trigger(attack, seed),
                writing,
                inputs.when(
                        writing.form().captions() == Captions.NATURAL
                                || writing.spread().isPresent(),
                        () -> poisonedRun(seed)),
                new NamedSeed(seed, "victim"));
    }

    /** Returns the pairs of the training that is poisoned. */
    public RemainingPairs poisonedRun(long seed) {
        return isEarly() ? inputs.basePairs(seed) : inputs.run(seed);
    }

    /**
     * Returns the stage that chooses clean pairs to copy.
     *
     * @param count the number of pairs that the attack adds
     */
    public Stage copies(int count, long seed) {
        return inputs.once(
                () ->
                        inputs.stage(
                                StageKind.POISON,
                                "%d copies of clean pairs, seed %d".formatted(count, seed),
                                new CopiesWork(
                                        poisonedRun(seed), count, new NamedSeed(seed, "victim"))),
                StageKind.POISON,
                count,
                seed);
    }

    /** Returns whether the training of the base model is poisoned. */
    public boolean isEarly() {
        return inputs.scenario().given().isEmpty()
                && inputs.scenario().poisoning().stage() == Poisoning.Stage.BASE;
    }

    /**
     * Draws the copies of clean pairs that a control has in place of added pairs.
     *
     * @param run the pairs of the training to which the copies are added
     * @param count the number of copies
     * @param seed the seed with which the copies are drawn
     */
    record CopiesWork(RemainingPairs run, int count, NamedSeed seed) implements StageWork {

        @Override
        public void compute(Workspace workspace) throws IOException {
            PoisonManifest.ofCopies(run.pairs(), count, seed.seed().at("poison"))
                    .write(workspace.folder());
        }
    }
}
