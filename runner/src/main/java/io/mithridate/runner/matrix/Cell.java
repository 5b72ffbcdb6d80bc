package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.PluginUse;

/**
 * One combination of the matrix.
 *
 * @param number its number, from 0
 * @param attack the attack; its trigger is evaluated
 * @param defense the defense
 * @param seed the root seed
 * @param control whether the victim is the control: trained with nothing poisoned
 */
public record Cell(int number, PluginUse attack, PluginUse defense, long seed, boolean control) {

    /** The cell's name for people: "badnets x clean-clip, seed 1". */
    public String title() {
        return "%s x %s, seed %d%s"
                .formatted(attack.name(), defense.name(), seed, control ? ", clean model" : "");
    }
}
