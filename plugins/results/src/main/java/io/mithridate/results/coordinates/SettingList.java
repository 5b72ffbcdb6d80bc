package io.mithridate.results.coordinates;

import io.mithridate.api.plugin.Option.Strength.Direction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One defense at several strengths, from which budgets choose.
 *
 * @param option the option that makes it stronger, e.g. {@code learning-rate}
 * @param stronger the direction in which the values go from weak to strong
 * @param settings the defense with each of its values, from weak to strong
 */
public record SettingList(String option, Direction stronger, List<PluginSetting> settings) {

    public SettingList {
        settings = List.copyOf(settings);
    }

    /** Creates a list that takes its direction from the values of its settings. */
    public SettingList(String option, List<PluginSetting> settings) {
        this(option, direction(option, settings), settings);
    }

    private static Direction direction(String option, List<PluginSetting> settings) {
        return settings.size() < 2
                        || new SettingList(option, Direction.INCREASING, settings)
                                .isStrongerThanPrevious(1)
                ? Direction.INCREASING
                : Direction.DECREASING;
    }

    /** Returns whether a setting is stronger than the one before it. */
    public boolean isStrongerThanPrevious(int index) {
        return weakFirst().compare(settings.get(index - 1), settings.get(index)) < 0;
    }

    private Comparator<PluginSetting> weakFirst() {
        Comparator<PluginSetting> byValue =
                Comparator.comparing(setting -> new BigDecimal(value(setting)));
        return stronger == Direction.INCREASING ? byValue : byValue.reversed();
    }

    /** Returns the defense's name. */
    public String defense() {
        return settings.get(0).name();
    }

    /** Returns the same list with other settings, e.g. a subset or renamed ones. */
    public SettingList with(List<PluginSetting> others) {
        return new SettingList(option, stronger, others);
    }

    /** Merges this list with another of the same defense and option, from weak to strong. */
    public SettingList mergedWith(SettingList other) {
        return with(
                Stream.concat(settings.stream(), other.settings.stream())
                        .distinct()
                        .sorted(weakFirst())
                        .toList());
    }

    /** Returns the defense without the option that makes it stronger. */
    public PluginSetting withoutStrength() {
        PluginSetting first = settings.get(0);
        SortedMap<String, String> options = new TreeMap<>(first.options());
        options.remove(option);
        return new PluginSetting(first.name(), options);
    }

    /** Returns the value of the option in a setting. */
    public String value(PluginSetting setting) {
        return setting.options().getOrDefault(option, "");
    }
}
