package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingLabels;
import io.mithridate.runner.coordinates.SettingList;
import java.util.Collection;

/**
 * The names that all tables of a run have for its attacks, defenses and lists, so that one thing
 * has one name.
 */
public final class RunLabels {

    private final SettingLabels attacks;
    private final SettingLabels defenses;
    private final SettingLabels lists;

    public RunLabels(Collection<CellResult> cells, Collection<SettingList> lists) {
        attacks = new SettingLabels(cells.stream().map(CellResult::attack).toList());
        defenses = new SettingLabels(cells.stream().map(CellResult::defense).toList());
        this.lists = new SettingLabels(lists.stream().map(SettingList::withoutStrength).toList());
    }

    /** An attack's name, without the scenario. */
    public String attack(Condition condition) {
        return attacks.of(condition.attack());
    }

    /** An attack's name with the scenario, where there are several: {@code badnets, rate 0.01}. */
    public String attackInScenario(Condition condition) {
        return inScenario(attack(condition), condition.victim().scenario());
    }

    /** A name with the label of a scenario, unless that is empty. */
    public static String inScenario(String name, String scenario) {
        return scenario.isEmpty() ? name : name + ", " + scenario;
    }

    /** The same with the way in which the attack is set off, unless that is empty. */
    public String attackInScenario(Condition condition, String trigger) {
        String title = attackInScenario(condition);
        return trigger.isEmpty() ? title : title + ", trigger " + trigger;
    }

    /** A defense's name. */
    public String defense(PluginSetting defense) {
        return defenses.of(defense);
    }

    /**
     * A list's name: that of its defense, and where that has several lists, the options in which
     * they differ, as in {@code clean-clip (image-augmentation geometric)}.
     */
    public String list(SettingList list) {
        return lists.of(list.withoutStrength());
    }
}
