package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Attacker;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.KnownAttacker;
import io.mithridate.runner.stages.pairs.RemainingPairs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A cell's attacker, for a defense that is told of him: he poisons pairs as {@link PoisonWork}
 * does, without the choice of pairs that it made.
 *
 * @param trigger the attack
 * @param writing how pairs are poisoned
 * @param run the clean pairs that the attacker takes captions from, where he takes them from pairs
 * @param seed draws what is drawn once for all pairs
 */
public record AttackerInput(
        TriggerInput trigger,
        PoisonWork.Writing writing,
        Optional<RemainingPairs> run,
        NamedSeed seed) {

    /** The attacker, until the stage ends. */
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
