package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.PluginSetting;

/**
 * The victims of one scenario and attack, one for each seed.
 *
 * @param scenario the label that distinguishes the scenario from the others in the run, e.g. "rate
 *     0.01"; empty if the run has only one scenario
 * @param attack the attack
 * @param control whether the victim is the control
 */
public record Victim(String scenario, PluginSetting attack, boolean control) {

    /** Returns the victim of a cell. */
    public static Victim of(CellResult cell) {
        return new Victim(cell.scenario(), cell.attack(), cell.control());
    }
}
