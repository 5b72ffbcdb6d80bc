package io.mithridate.runner.results;

import java.util.List;
import java.util.Optional;

/**
 * Which settings of different lists are equally strong: those with the same value of the same
 * option.
 */
record EqualStrength(List<SettingList> lists) {

    boolean holds(PluginSetting one, PluginSetting other) {
        Optional<Strength> strength = strength(one);
        return strength.isPresent() && strength.equals(strength(other));
    }

    private Optional<Strength> strength(PluginSetting setting) {
        return lists.stream()
                .filter(list -> list.settings().contains(setting))
                .findFirst()
                .map(list -> new Strength(list.option(), list.value(setting)));
    }

    private record Strength(String option, String value) {}
}
