package io.mithridate.runner.results;

import io.mithridate.runner.experiment.Baseline;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One defense at several strengths, from which budgets choose.
 *
 * @param option the option that makes it stronger, such as {@code learning-rate}
 * @param settings the defense with each of its values, from weak to strong
 */
public record SettingList(String option, List<PluginSetting> settings) {

    public SettingList {
        settings = List.copyOf(settings);
    }

    /** The defense's name. */
    public String defense() {
        return settings.get(0).name();
    }

    /** Whether it is the one that others are compared with. */
    boolean isBaseline(Baseline baseline) {
        return settings.stream().allMatch(setting -> setting.isBaseline(baseline));
    }

    /** Whether it has every strength of another list of the same defense, and further ones. */
    boolean hasMoreThan(SettingList other) {
        return option.equals(other.option)
                && settings.size() > other.settings.size()
                && settings.containsAll(other.settings);
    }

    /** The defense without the option that makes it stronger. */
    public PluginSetting withoutStrength() {
        PluginSetting first = settings.get(0);
        SortedMap<String, String> options = new TreeMap<>(first.options());
        options.remove(option);
        return new PluginSetting(first.name(), options);
    }

    /** The value of the option in a setting. */
    public String value(PluginSetting setting) {
        return setting.options().getOrDefault(option, "");
    }
}
