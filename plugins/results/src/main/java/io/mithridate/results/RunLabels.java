package io.mithridate.results;

import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingLabels;
import io.mithridate.results.coordinates.SettingList;
import java.util.Collection;

/** The names of attacks, defenses and lists, which are the same in all tables of a run. */
public final class RunLabels {

    private final SettingLabels attacks;
    private final SettingLabels defenses;
    private final SettingLabels lists;

    public RunLabels(Collection<CellResult> cells, Collection<SettingList> lists) {
        attacks = new SettingLabels(cells.stream().map(CellResult::attack).toList());
        defenses = new SettingLabels(cells.stream().map(CellResult::defense).toList());
        this.lists = new SettingLabels(lists.stream().map(SettingList::withoutStrength).toList());
    }

    /** Returns the name of the attack, without the scenario. */
    public String attack(Condition condition) {
        return attacks.of(condition.attack());
    }

    /**
     * Returns the name of the attack, followed by the scenario if there are several, e.g. {@code
     * badnets, rate 0.01}.
     */
    public String attackInScenario(Condition condition) {
        return inScenario(attack(condition), condition.victim().scenario());
    }

    /** Returns a name followed by the label of a scenario, unless the label is empty. */
    public static String inScenario(String name, String scenario) {
        return scenario.isEmpty() ? name : name + ", " + scenario;
    }

    /** Returns the name of the attack and scenario, followed by the trigger unless it is empty. */
    public String attackInScenario(Condition condition, String trigger) {
        String title = attackInScenario(condition);
        return trigger.isEmpty() ? title : title + ", trigger " + trigger;
    }

    /** Returns the name of a defense. */
    public String defense(PluginSetting defense) {
        return defenses.of(defense);
    }

    /**
     * Returns the name of a list: the name of its defense, followed by the options that distinguish
     * the defense's lists if there are several, e.g. {@code clean-clip (image-augmentation
     * geometric)}.
     */
    public String list(SettingList list) {
        return lists.of(list.withoutStrength());
    }
}
