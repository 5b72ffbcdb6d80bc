package io.mithridate.results;

import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;

/**
 * The settings shared by cells that differ only in their seed.
 *
 * @param victim the victims that the cells start from
 * @param defense the defense
 * @param defenseClass the data that the defense needs
 */
public record Condition(Victim victim, PluginSetting defense, DefenseClass defenseClass) {

    /** Returns the condition of a cell. */
    public static Condition of(CellResult cell) {
        return new Condition(Victim.of(cell), cell.defense(), cell.defenseClass());
    }

    /** Returns the attack. */
    public PluginSetting attack() {
        return victim.attack();
    }

    /** Returns whether the victim is the control. */
    public boolean control() {
        return victim.control();
    }

    /** Returns whether the condition has no defense. The numbers are then those of the victim. */
    public boolean undefended() {
        return defense.name().equals(Coordinates.NO_DEFENSE);
    }

    /** Returns whether the other condition is the undefended victim that this one starts from. */
    public boolean startsFrom(Condition other) {
        return other.undefended() && victim.equals(other.victim);
    }

    /**
     * The victims of one scenario and attack, one for each seed.
     *
     * @param scenario the label that distinguishes the scenario from the others in the run, e.g.
     *     "rate 0.01"; empty if the run has only one scenario
     * @param attack the attack
     * @param control whether the victim is the control
     */
    public record Victim(String scenario, PluginSetting attack, boolean control) {

        /** Returns the victim of a cell. */
        public static Victim of(CellResult cell) {
            return new Victim(cell.scenario(), cell.attack(), cell.control());
        }
    }
}
