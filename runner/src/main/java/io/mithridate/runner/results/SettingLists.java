package io.mithridate.runner.results;

import java.util.List;
import java.util.Optional;

/** The lists of a run, by the settings that they hold. */
public record SettingLists(List<SettingList> lists) {

    public SettingLists {
        lists = List.copyOf(lists);
    }

    /** The list that holds a setting, if one does. */
    public Optional<SettingList> of(PluginSetting setting) {
        return lists.stream().filter(list -> list.settings().contains(setting)).findFirst();
    }

    /** Returns whether two settings of lists have the same value of the same option. */
    public boolean equallyStrong(PluginSetting one, PluginSetting other) {
        Optional<Strength> strength = strength(one);
        return strength.isPresent() && strength.equals(strength(other));
    }

    /**
     * Returns whether two settings may be compared: they are equally strong, or not both of lists.
     */
    public boolean notUnequallyStrong(PluginSetting one, PluginSetting other) {
        return of(one).isEmpty() || of(other).isEmpty() || equallyStrong(one, other);
    }

    private Optional<Strength> strength(PluginSetting setting) {
        return of(setting).map(list -> new Strength(list.option(), list.value(setting)));
    }

    private record Strength(String option, String value) {}
}
