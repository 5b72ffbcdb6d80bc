package io.mithridate.runner.stages.victim;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.epochs.EpochModels;
import io.mithridate.runner.stages.pairs.RemainingPairs;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import java.io.IOException;
import java.util.Optional;

/** Lets an attacker who poisons no pair train the victim. */
public record OwnTrainingWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage.
     *
     * @param attack the attack
     * @param facts the facts that the attack receives
     * @param model creates the models to train
     * @param clean the model from which training starts: the control
     * @param state the artifact of the attack's stage
     * @param run the attacker's pairs
     * @param compute the computation settings
     * @param seed the seed of the training
     * @param epochs the interval, in epochs, at which the model is kept for measurement; empty if
     *     it is never kept
     */
    public record Inputs(
            PluginInput<GuardedAttack> attack,
            AttackFacts facts,
            ModelInput model,
            ArtifactInput clean,
            ArtifactInput state,
            RemainingPairs run,
            ComputeInput compute,
            NamedSeed seed,
            Optional<Integer> epochs) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        EpochModels epochs = new EpochModels(inputs.epochs(), workspace);
        Checkpoint victim =
                inputs.attack()
                        .create()
                        .train(
                                ModelArtifact.of(inputs.clean(), workspace),
                                inputs.run().pairs(),
                                AttackStateFiles.read(inputs.state().in(workspace).folder()),
                                inputs.facts(),
                                epochs.addedTo(
                                        workspace.training(inputs.seed().seed().at("train"))));
        ModelArtifact.write(
                workspace,
                new KeptModel(
                                PluginGuard.of(inputs.attack().use().plugin()),
                                workspace,
                                Optional.empty())
                        .of(victim, "the attack"));
        epochs.putInto(workspace.folder());
    }
}
