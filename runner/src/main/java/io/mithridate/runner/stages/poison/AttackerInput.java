package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Attacker;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.KnownAttacker;
import io.mithridate.runner.poisoning.PoisonCaptions;
import io.mithridate.runner.poisoning.SpreadCaptions;
import io.mithridate.runner.stages.pairs.NoPairs;
import io.mithridate.runner.stages.pairs.RemainingPairs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A cell's attacker, for a defense that is told of him: he poisons pairs as {@link PoisonWork}
 * does, without the choice of pairs that it made.
 *
 * @param trigger the attack
 * @param form how pairs are poisoned
 * @param run the clean pairs that the attacker takes captions from, where he takes them from pairs
 * @param captions the file of captions, where they come from one
 * @param spread what finds texts that follow from captions, where these are spread
 * @param seed draws what is drawn once for all pairs
 */
public record AttackerInput(
        TriggerInput trigger,
        PoisoningForm form,
        Optional<RemainingPairs> run,
        Optional<FileInput> captions,
        Optional<PoisonWork.Spread> spread,
        NamedSeed seed) {

    /** The attacker, until the stage ends. */
    public Attacker in(Workspace workspace) throws IOException {
        AttackFacts facts = trigger.facts();
        ClassNames names = new ClassNames(facts.names());
        return new KnownAttacker(
                new Eligibility(trigger.attack().create(), facts, names),
                facts,
                form,
                writer(facts, names),
                trigger.restore(workspace));
    }

    private PoisonCaptions writer(AttackFacts facts, ClassNames names) throws IOException {
        PairSet pairs = run.isPresent() ? run.get().pairs() : NoPairs.INSTANCE;
        PoisonCaptions whole =
                PoisonCaptions.of(
                        form,
                        facts,
                        pairs,
                        names,
                        captions.isPresent() ? captions.get().lines() : List.of(),
                        seed.seed().at("poison"));
        return spread.isPresent()
                ? new SpreadCaptions(whole, spread.get().fit(pairs), names)
                : whole;
    }
}
