package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Prepares an attack's trigger and stores its state. Inputs that the attack's {@code requires()}
 * does not include are empty.
 *
 * @param attack the attack
 * @param facts the facts that the attack receives
 * @param surrogate the clean model against which the attacker optimizes
 * @param pairs the victim's training pairs, which the attacker knows; never the defender's
 * @param compute the computation settings
 * @param seed the attacker's seed
 */
public record AttackWork(
        PluginInput<GuardedAttack> attack,
        AttackFacts facts,
        Optional<Stage> surrogate,
        Optional<RemainingPairs> pairs,
        ComputeInput compute,
        NamedSeed seed)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        AttackStateFiles.write(
                workspace.folder(),
                attack.create().prepare(new Context(this, workspace)),
                Optional.of(attack.use().json()));
    }

    private record Context(AttackWork work, Workspace workspace) implements AttackContext {

        @Override
        public AttackFacts facts() {
            return work.facts;
        }

        @Override
        public Seed seed() {
            return work.seed.seed();
        }

        @Override
        public Checkpoint surrogate() {
            Stage model = work.surrogate.orElseThrow(() -> denied(Requirement.SURROGATE));
            try {
                return ModelArtifact.of(model, workspace);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public PairSet pairs() {
            return work.pairs.orElseThrow(() -> denied(Requirement.CAPTIONS)).pairs();
        }

        @Override
        public TrainingContext training() {
            return workspace.training(seed());
        }

        private IllegalStateException denied(Requirement requirement) {
            return new IllegalStateException(
                    "the attack '%s' used %s, which its requires() does not name"
                            .formatted(work.attack.name(), requirement));
        }
    }
}
