package io.mithridate.runner.stages.victim;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.measurement.EpochModels;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.stages.poison.RemainingPairs;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets an attacker who poisons no pair train the victim.
 *
 * @param attack the attack
 * @param facts the facts that the attack receives
 * @param model creates the models to train
 * @param clean the model from which training starts: the control
 * @param state the artifact of the attack's stage
 * @param run the attacker's pairs
 * @param compute the computation settings
 * @param seed the seed of the training run
 * @param epochs the interval, in epochs, at which the model is kept for measurement; empty if it is
 *     never kept
 */
public record OwnTrainingWork(
        PluginInput<GuardedAttack> attack,
        AttackFacts facts,
        ModelInput model,
        Stage clean,
        Stage state,
        RemainingPairs run,
        ComputeInput compute,
        NamedSeed seed,
        Optional<Integer> epochs)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        EpochModels models = new EpochModels(epochs, workspace);
        Checkpoint victim =
                attack.create()
                        .train(
                                ModelArtifact.of(clean, workspace),
                                run.pairs(),
                                AttackStateFiles.read(workspace.input(state).folder()),
                                facts,
                                workspace.training(seed.seed().at("train"), models));
        ModelArtifact.write(
                workspace,
                ModelArtifact.requireKept(
                        victim,
                        "the attack",
                        PluginGuard.of(attack.use().plugin()),
                        workspace,
                        Optional.empty()));
        models.putInto(workspace.folder());
    }
}
