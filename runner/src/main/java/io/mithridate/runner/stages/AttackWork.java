package io.mithridate.runner.stages;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an attack's trigger and stores its state.
 *
 * @param surrogate the clean model that the attacker optimises against, where the attack asks for
 *     one
 */
public record AttackWork(Laboratory laboratory, PluginUse use, Optional<Stage> surrogate, Seed seed)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        Attack attack = laboratory.create(use, Attack.class);
        AttackStateFiles.write(
                workspace.folder(),
                attack.prepare(new Context(attack.requires(), this, workspace)));
    }

    private record Context(Set<Requirement> granted, AttackWork work, Workspace workspace)
            implements AttackContext {

        @Override
        public AttackFacts facts() {
            return work.laboratory.facts();
        }

        @Override
        public Seed seed() {
            return work.seed;
        }

        @Override
        public Checkpoint surrogate() {
            check(Requirement.SURROGATE);
            try {
                return ModelArtifact.read(
                        workspace.input(work.surrogate.orElseThrow()), work.laboratory.storeRoot());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public PairSet pairs() {
            if (!granted.contains(Requirement.IMAGES)) {
                check(Requirement.CAPTIONS);
            }
            return work.laboratory.pairs().train();
        }

        @Override
        public TrainingContext training() {
            return workspace.training(work.use.name(), work.seed);
        }

        private void check(Requirement requirement) {
            if (!granted.contains(requirement)) {
                throw new IllegalStateException(
                        "the attack '%s' used %s, which its requires() does not name"
                                .formatted(work.use.name(), requirement));
            }
        }
    }
}
