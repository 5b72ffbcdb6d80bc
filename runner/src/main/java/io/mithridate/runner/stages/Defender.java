package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.util.List;

/**
 * A defense at work in one cell.
 *
 * @param inputs the stages that it reads
 * @param victimSeed the seed by which the poisoned run was put together
 * @param seed the defense's own seed
 */
public record Defender(Laboratory laboratory, DefenseInputs inputs, Seed victimSeed, Seed seed) {

    Defense create() {
        return laboratory.create(inputs.defense(), Defense.class);
    }

    PreparedAttack attack(Workspace workspace) throws IOException {
        return laboratory.restore(inputs.attack(), workspace.input(inputs.attackStage()));
    }

    PoisonedRun pairs(Workspace workspace) throws IOException {
        PreparedAttack victimAttack =
                laboratory.restore(
                        inputs.victimAttack(), workspace.input(inputs.victimAttackStage()));
        return PoisonedRun.of(
                laboratory,
                inputs.poisoning().rate(),
                inputs.defenseData(),
                victimAttack,
                victimSeed);
    }

    /** Begins to count what the defense's augmenters write. */
    WatchedTexts texts() {
        Templates prompts = laboratory.evaluation().evaluationPrompts();
        return new WatchedTexts(
                laboratory.evaluation().classes().names().stream()
                        .flatMap(name -> prompts.fillAll(name).stream())
                        .toList());
    }

    DefenseContext context(
            Defense defense, PoisonedRun pairs, WatchedTexts texts, Workspace workspace)
            throws IOException {
        PreparedAttack trueTrigger = attack(workspace);
        return new GrantedAccess(
                        inputs.defense().name(),
                        defense.requires(),
                        heard(workspace.training(inputs.defense().name(), seed), texts),
                        laboratory.pairs(),
                        laboratory.evaluation(),
                        laboratory.model(),
                        pairs::defense,
                        pairs::run,
                        () -> trueTrigger,
                        texts)
                .context();
    }

    private static TrainingContext heard(TrainingContext training, WatchedTexts texts) {
        return new TrainingContext(
                training.name(),
                training.folder(),
                training.seed(),
                TrainingListener.all(List.of(texts, training.listener())),
                training.checkpointing());
    }
}
