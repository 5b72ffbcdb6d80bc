package io.mithridate.runner.results;

import io.mithridate.runner.options.TellingPlaces;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Names for settings that tell them apart: the plugin's name, and where one name stands for several
 * settings, the options in which they differ, as in {@code clean-clip (learning-rate 0.001)}.
 */
public final class SettingLabels {

    private final Map<PluginSetting, String> labels = new HashMap<>();

    /** Makes the labels of all settings that stand in one table. */
    public SettingLabels(Collection<PluginSetting> settings) {
        Map<String, Set<PluginSetting>> byName =
                settings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        PluginSetting::name,
                                        Collectors.toCollection(LinkedHashSet::new)));
        byName.values().forEach(this::label);
    }

    /** The label of a setting. */
    public String of(PluginSetting setting) {
        return labels.getOrDefault(setting, setting.name());
    }

    private void label(Set<PluginSetting> settings) {
        SortedSet<String> names =
                TellingPlaces.of(settings.stream().map(PluginSetting::options).toList());
        for (PluginSetting setting : settings) {
            String differences =
                    names.stream()
                            .filter(name -> setting.options().containsKey(name))
                            .map(name -> name + " " + setting.options().get(name))
                            .collect(Collectors.joining(", "));
            if (settings.size() > 1) {
                labels.put(setting, setting.name() + " (" + differences + ")");
            }
        }
    }
}
