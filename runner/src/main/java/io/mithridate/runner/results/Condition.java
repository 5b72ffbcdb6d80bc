package io.mithridate.runner.results;

/**
 * What cells that differ in their seed alone have in common.
 *
 * @param attack the attack
 * @param defense the defense
 * @param defenseClass what the defense has to be given
 * @param control whether the victim is the control
 */
public record Condition(
        PluginSetting attack, PluginSetting defense, DefenseClass defenseClass, boolean control) {

    /** The condition of a cell. */
    public static Condition of(CellResult cell) {
        return new Condition(cell.attack(), cell.defense(), cell.defenseClass(), cell.control());
    }

    /** Whether nothing defends: the numbers are the victim's own. */
    public boolean undefended() {
        return defense.name().equals(CellResult.NO_DEFENSE);
    }

    /** The condition of the victim that this one begins with. */
    public boolean startsFrom(Condition victim) {
        return victim.undefended() && victim.control == control && victim.attack.equals(attack);
    }
}
