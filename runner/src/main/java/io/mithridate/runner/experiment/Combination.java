package io.mithridate.runner.experiment;

/**
 * One value of each axis: what a cell is.
 *
 * @param scenario data, model, base recipe, poisoning and the defender's pairs
 * @param attack the attack; its trigger is evaluated
 * @param defense the defense
 * @param seed the root seed
 * @param control whether the victim is the control: trained with nothing poisoned
 */
public record Combination(
        Scenario scenario, PluginUse attack, PluginUse defense, long seed, boolean control) {}
