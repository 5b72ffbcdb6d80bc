package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;

/**
 * What cells that differ in their seed alone have in common.
 *
 * @param scenario what tells the cells' scenario from the run's others: "rate 0.01"; empty where
 *     there is one
 * @param attack the attack
 * @param defense the defense
 * @param defenseClass what the defense has to be given
 * @param control whether the victim is the control
 */
public record Condition(
        String scenario,
        PluginSetting attack,
        PluginSetting defense,
        DefenseClass defenseClass,
        boolean control) {

    /** The condition of a cell. */
    public static Condition of(CellResult cell) {
        return new Condition(
                cell.scenario(),
                cell.attack(),
                cell.defense(),
                cell.defenseClass(),
                cell.control());
    }

    /** Returns whether nothing defends: the numbers are the victim's own. */
    public boolean undefended() {
        return defense.name().equals(Coordinates.NO_DEFENSE);
    }

    /**
     * Returns whether the cells are under the same attack in the same scenario, on the same
     * victims.
     */
    public boolean sameVictims(Condition other) {
        return attacked().equals(other.attacked());
    }

    /** What conditions on the same victims share. */
    public Attacked attacked() {
        return new Attacked(scenario, attack, control);
    }

    /** An attack in a scenario, or its control. */
    public record Attacked(String scenario, PluginSetting attack, boolean control) {}

    /** The condition of the victim that this one begins with. */
    public boolean startsFrom(Condition victim) {
        return victim.undefended() && sameVictims(victim);
    }
}
