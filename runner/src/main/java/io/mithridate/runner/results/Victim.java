package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.PluginSetting;

/**
 * The victims that the cells of one scenario and attack start from, one for each seed.
 *
 * @param scenario the label that distinguishes the scenario from the run's others: "rate 0.01";
 *     empty if the run has only one
 * @param attack the attack
 * @param control whether the victim is the control
 */
public record Victim(String scenario, PluginSetting attack, boolean control) {

    /** Returns the victim of a cell. */
    public static Victim of(CellResult cell) {
        return new Victim(cell.scenario(), cell.attack(), cell.control());
    }
}
