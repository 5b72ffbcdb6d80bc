package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.matrix.PluginLabels;
import io.mithridate.runner.plan.StageRegistry;

/**
 * What the scenarios of one experiment share while it is planned.
 *
 * @param experiment the experiment
 * @param compute what of the computation counts in keys
 * @param noAttack the attack without a trigger, which makes the control victim
 * @param registry makes stages, each once
 * @param files digests the files that options name
 * @param attacks tells the settings of attacks apart
 * @param defenses tells those of defenses apart
 * @param metrics tells those of metrics apart
 */
record PlanContext(
        Experiment experiment,
        ComputeInput compute,
        PluginUse noAttack,
        StageRegistry registry,
        FileDigests files,
        PluginLabels attacks,
        PluginLabels defenses,
        PluginLabels metrics) {

    static PlanContext of(
            Experiment experiment,
            ComputeInput compute,
            PluginUse noAttack,
            StageRegistry registry) {
        return new PlanContext(
                experiment,
                compute,
                noAttack,
                registry,
                new FileDigests(),
                new PluginLabels("attack", experiment.attacks()),
                new PluginLabels("defense", experiment.defenses()),
                new PluginLabels("metric", experiment.metrics()));
    }
}
