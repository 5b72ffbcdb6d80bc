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
        Scenario scenario, PluginUse attack, PluginUse defense, long seed, boolean control) {

    /** Returns whether nothing defends: the model is the victim as it is. */
    public boolean undefended() {
        return defense.name().equals(Combinations.NO_DEFENSE);
    }

    /** What it has in common with those that differ from it in their defense. */
    public Victim victim() {
        return new Victim(scenario, attack, seed);
    }

    /**
     * What combinations have in common that differ in their defense.
     *
     * @param scenario data, model, base recipe, poisoning and the defender's pairs
     * @param attack the attack
     * @param seed the root seed
     */
    public record Victim(Scenario scenario, PluginUse attack, long seed) {}
}
