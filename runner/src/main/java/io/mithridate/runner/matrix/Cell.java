package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;

/**
 * One combination of the matrix.
 *
 * @param number its number, from 0
 * @param title its name for people: "badnets x clean-clip, rate 0.01, seed 1"
 * @param scenario data, model, base recipe, poisoning and the defender's pairs
 * @param attack the attack; its trigger is evaluated
 * @param defense the defense
 * @param seed the root seed
 * @param control whether the victim is the control: trained with nothing poisoned
 */
public record Cell(
        int number,
        String title,
        Scenario scenario,
        PluginUse attack,
        PluginUse defense,
        long seed,
        boolean control) {}
