package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Combination;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the matrix.
 *
 * @param number its number, from 0
 * @param title its name for people: "badnets x clean-clip, rate 0.01, seed 1"
 * @param combination its value on each axis
 */
public record Cell(int number, String title, Combination combination) {

    /** Data, model, base recipe, poisoning and the defender's pairs. */
    public Scenario scenario() {
        return combination.scenario();
    }

    /** The attack; its trigger is evaluated. */
    public PluginUse attack() {
        return combination.attack();
    }

    /** The defense. */
    public PluginUse defense() {
        return combination.defense();
    }

    /** The plugins of its data and model, its attack and its defense. */
    public List<PluginUse> plugins() {
        List<PluginUse> plugins = new ArrayList<>(scenario().dataset().plugins());
        plugins.addAll(List.of(scenario().model(), attack(), defense()));
        return plugins;
    }

    /** The root seed. */
    public long seed() {
        return combination.seed();
    }

    /** Returns whether the victim is the control: trained with nothing poisoned. */
    public boolean control() {
        return combination.control();
    }
}
