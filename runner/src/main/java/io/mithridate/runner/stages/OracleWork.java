package io.mithridate.runner.stages;

import io.mithridate.api.defense.Oracle;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/** Runs an oracle, which is given the attacker beside what other defenses are given. */
public record OracleWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param defense what every defense reads
     * @param attacker how the cell's attacker poisons pairs
     */
    public record Inputs(DefenseWork.Inputs defense, AttackerInput attacker) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        DefenseTask task = new DefenseTask(inputs.defense(), workspace);
        Oracle oracle = (Oracle) inputs.defense().defense().create();
        task.store(
                (access, epochs) ->
                        oracle.purify(
                                task.model(inputs.defense().victim().orElseThrow()),
                                access,
                                inputs.attacker().in(workspace)));
    }
}
