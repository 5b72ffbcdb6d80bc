package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.AttackState;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/**
 * An attack with its stored state.
 *
 * @param attack the attack
 * @param facts the facts with which the attack was prepared
 * @param state the artifact of the attack's stage
 */
public record TriggerInput(PluginInput<GuardedAttack> attack, AttackFacts facts, Stage state) {

    /** Returns the attack, which is usable until the stage ends. */
    public PreparedAttack restore(Workspace workspace) throws IOException {
        AttackState stored = AttackStateFiles.read(workspace.input(state).folder());
        return workspace.resources().keep(attack.create().restore(stored, facts));
    }
}
