package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.PluginSetting;

/**
 * The victims that cells of one scenario and attack begin with, one for each seed.
 *
 * @param scenario what tells the cells' scenario from the run's others: "rate 0.01"; empty where
 *     there is one
 * @param attack the attack
 * @param control whether the victim is the control
 */
public record Victim(String scenario, PluginSetting attack, boolean control) {

    /** The victim of a cell. */
    public static Victim of(CellResult cell) {
        return new Victim(cell.scenario(), cell.attack(), cell.control());
    }
}
