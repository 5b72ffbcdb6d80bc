package io.mithridate.runner.experiment;

import io.mithridate.results.coordinates.Coordinates;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the matrix.
 *
 * @param number the number, starting from 0
 * @param title the title shown to users: "badnets x clean-clip, rate 0.01, seed 1"
 * @param scenario the data, model, base recipe, poisoning and the defender's pairs
 * @param attack the attack, whose trigger is evaluated
 * @param defense the defense
 * @param coordinates the values of scenario, attack, defense and seed as texts, by path
 */
public record Cell(
        int number,
        String title,
        Scenario scenario,
        PluginUse attack,
        PluginUse defense,
        Coordinates coordinates) {

    /** Returns the plugins of its data, model, attack and defense. */
    public List<PluginUse> plugins() {
        List<PluginUse> plugins = new ArrayList<>(scenario.dataset().plugins());
        plugins.addAll(List.of(scenario.model(), attack, defense));
        return plugins;
    }

    /** Returns the root seed. */
    public long seed() {
        return coordinates.seed();
    }

    /** Returns whether the victim is the control, i.e. was trained without poison. */
    public boolean control() {
        return coordinates.control();
    }
}
