package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.matrix.PluginLabels;

/** Names what stages are about, so that the settings of one plugin are told apart. */
public final class StageTitles {

    private final PluginLabels attacks;
    private final PluginLabels defenses;
    private final PluginLabels metrics;

    /** Titles for the stages of an experiment. */
    StageTitles(Experiment experiment) {
        attacks = new PluginLabels("attack", experiment.attacks());
        defenses = new PluginLabels("defense", experiment.defenses());
        metrics = new PluginLabels("metric", experiment.metrics());
    }

    public String attack(PluginUse use) {
        return attacks.of(use);
    }

    public String defense(PluginUse use) {
        return defenses.of(use);
    }

    public String metric(PluginUse use) {
        return metrics.of(use);
    }
}
