package io.mithridate.runner.results;

import io.mithridate.runner.options.VariantNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Names for settings that tell them apart: the plugin's name, and where one name stands for several
 * settings, what {@linkplain VariantNames tells them apart}, as in {@code clean-clip (learning-rate
 * 0.001)}.
 */
public final class SettingLabels {

    private final Map<PluginSetting, String> labels = new HashMap<>();

    /** Makes the labels of all settings that stand in one table. */
    public SettingLabels(Collection<PluginSetting> settings) {
        Map<String, Map<PluginSetting, SortedMap<String, String>>> byName = new LinkedHashMap<>();
        for (PluginSetting setting : settings) {
            byName.computeIfAbsent(setting.name(), any -> new LinkedHashMap<>())
                    .put(setting, setting.options());
        }
        byName.forEach(
                (name, group) -> {
                    if (group.size() > 1) {
                        VariantNames.of(group)
                                .forEach(
                                        (setting, telling) ->
                                                labels.put(
                                                        setting,
                                                        "%s (%s)".formatted(name, telling)));
                    }
                });
    }

    /** The label of a setting. */
    public String of(PluginSetting setting) {
        return labels.getOrDefault(setting, setting.name());
    }
}
