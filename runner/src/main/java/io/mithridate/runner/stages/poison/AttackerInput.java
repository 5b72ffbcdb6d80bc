package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.KnownAttacker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A cell's attacker, for a defense that knows it. It poisons pairs in the same way as {@link
 * PoisonWork}, but does not reveal which pairs that stage chose.
 *
 * @param trigger the attack
 * @param writing the way in which pairs are poisoned
 * @param run the clean pairs from which the attacker takes captions; empty if it takes none
 * @param seed the seed of the random choices that all pairs share
 */
public record AttackerInput(
        TriggerInput trigger,
        PoisonWork.Writing writing,
        Optional<RemainingPairs> run,
        NamedSeed seed) {

    /** Returns the attacker, which is usable until the stage ends. */
    public Attacker in(Workspace workspace) throws IOException {
        AttackFacts facts = trigger.facts();
        ClassNames names = new ClassNames(facts.names());
        return new KnownAttacker(
                new Eligibility(trigger.attack().create(), facts, names),
                facts,
                writing.form(),
                writing.captions(
                        facts,
                        run.isPresent() ? run.get().pairs() : PairSet.of(List.of()),
                        names,
                        seed.seed().at("poison")),
                trigger.restore(workspace));
    }
}
