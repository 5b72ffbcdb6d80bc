package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;

/**
 * The settings that cells share which differ in their seed alone.
 *
 * @param victim the victims that they begin with
 * @param defense the defense
 * @param defenseClass what the defense has to be given
 */
public record Condition(Victim victim, PluginSetting defense, DefenseClass defenseClass) {

    /** The condition of a cell. */
    public static Condition of(CellResult cell) {
        return new Condition(Victim.of(cell), cell.defense(), cell.defenseClass());
    }

    /** The attack. */
    public PluginSetting attack() {
        return victim.attack();
    }

    /** Returns whether the victim is the control. */
    public boolean control() {
        return victim.control();
    }

    /** Returns whether nothing defends: the numbers are the victim's own. */
    public boolean undefended() {
        return defense.name().equals(Coordinates.NO_DEFENSE);
    }

    /** Returns whether another condition is the victim's own that this one begins with. */
    public boolean startsFrom(Condition other) {
        return other.undefended() && victim.equals(other.victim);
    }
}
