package io.mithridate.runner.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names for settings that tell them apart: the plugin's name, and where one name stands for several
 * settings, the options in which they differ, as in {@code clean-clip (learning-rate 0.001)}.
 */
public final class SettingLabels {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

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
        if (settings.size() == 1) {
            return;
        }
        Map<PluginSetting, Map<String, String>> options = new HashMap<>();
        Map<String, Set<String>> values = new TreeMap<>();
        for (PluginSetting setting : settings) {
            Map<String, String> flat = flatten(setting.options());
            options.put(setting, flat);
            flat.forEach(
                    (name, value) ->
                            values.computeIfAbsent(name, any -> new HashSet<>()).add(value));
        }
        options.forEach(
                (setting, flat) ->
                        labels.put(
                                setting,
                                values.keySet().stream()
                                        .filter(name -> differs(name, values, options))
                                        .filter(flat::containsKey)
                                        .map(name -> name + " " + flat.get(name))
                                        .collect(
                                                Collectors.joining(
                                                        ", ", setting.name() + " (", ")"))));
    }

    private static boolean differs(
            String name,
            Map<String, Set<String>> values,
            Map<PluginSetting, Map<String, String>> options) {
        return values.getOrDefault(name, Set.of()).size() > 1
                || options.values().stream().anyMatch(flat -> !flat.containsKey(name));
    }

    private static Map<String, String> flatten(String options) {
        Map<String, String> flat = new TreeMap<>();
        try {
            flatten("", JSON.readTree(options), flat);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("options that are no JSON: " + options, e);
        }
        return flat;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            entry ->
                                    flatten(
                                            prefix.isEmpty()
                                                    ? entry.getKey()
                                                    : prefix + "." + entry.getKey(),
                                            entry.getValue(),
                                            flat));
        } else {
            flat.put(prefix, node.isTextual() ? node.textValue() : node.toString());
        }
    }
}
