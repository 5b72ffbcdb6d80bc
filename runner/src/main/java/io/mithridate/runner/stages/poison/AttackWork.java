package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.pairs.RemainingPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Prepares an attack's trigger and stores its state. */
public record AttackWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage. Those that the attack's {@code requires()} does not include are
     * empty.
     *
     * @param attack the attack
     * @param facts the facts that the attack receives
     * @param surrogate the clean model against which the attacker optimizes
     * @param pairs the victim's training pairs, which the attacker knows; never the defender's
     * @param compute the computation settings
     * @param seed the attacker's seed
     */
    public record Inputs(
            PluginInput<GuardedAttack> attack,
            AttackFacts facts,
            Optional<ArtifactInput> surrogate,
            Optional<RemainingPairs> pairs,
            ComputeInput compute,
            NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        AttackStateFiles.write(
                workspace.folder(),
                inputs.attack().create().prepare(new Context(inputs, workspace)),
                Optional.of(inputs.attack().use().json()));
    }

    private record Context(Inputs inputs, Workspace workspace) implements AttackContext {

        @Override
        public AttackFacts facts() {
            return inputs.facts();
        }

        @Override
        public Seed seed() {
            return inputs.seed().seed();
        }

        @Override
        public Checkpoint surrogate() {
            ArtifactInput model =
                    inputs.surrogate().orElseThrow(() -> denied(Requirement.SURROGATE));
            try {
                return ModelArtifact.of(model, workspace);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public PairSet pairs() {
            return inputs.pairs().orElseThrow(() -> denied(Requirement.CAPTIONS)).pairs();
        }

        @Override
        public TrainingContext training() {
            return workspace.training(seed());
        }

        private IllegalStateException denied(Requirement requirement) {
            return new IllegalStateException(
                    "the attack '%s' used %s, which its requires() does not name"
                            .formatted(inputs.attack().name(), requirement));
        }
    }
}
