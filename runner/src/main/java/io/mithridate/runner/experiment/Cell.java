package io.mithridate.runner.experiment;

import io.mithridate.runner.coordinates.Coordinates;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the matrix.
 *
 * @param number its number, from 0
 * @param title its name for people: "badnets x clean-clip, rate 0.01, seed 1"
 * @param scenario data, model, base recipe, poisoning and the defender's pairs
 * @param attack the attack; its trigger is evaluated
 * @param defense the defense
 * @param coordinates the text of all this and of the seed, by place
 */
public record Cell(
        int number,
        String title,
        Scenario scenario,
        PluginUse attack,
        PluginUse defense,
        Coordinates coordinates) {

    /** The plugins of its data and model, its attack and its defense. */
    public List<PluginUse> plugins() {
        List<PluginUse> plugins = new ArrayList<>(scenario.dataset().plugins());
        plugins.addAll(List.of(scenario.model(), attack, defense));
        return plugins;
    }

    /** The root seed. */
    public long seed() {
        return coordinates.seed();
    }

    /** Returns whether the victim is the control: trained with nothing poisoned. */
    public boolean control() {
        return coordinates.control();
    }
}
