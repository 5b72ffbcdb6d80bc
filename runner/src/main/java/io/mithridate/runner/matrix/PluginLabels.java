package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.PluginUse;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Tells the plugins of one axis apart: those of one name by the options in which they differ, as in
 * "clean-clip (learning-rate 0.001)".
 */
public final class PluginLabels {

    private final Map<PluginUse, String> labels = new HashMap<>();

    /**
     * Labels for plugins that stand on one axis.
     *
     * @param root what the places of their options begin with: {@code attack}
     */
    public PluginLabels(String root, Collection<PluginUse> uses) {
        Map<String, Map<PluginUse, SortedMap<String, String>>> byName = new LinkedHashMap<>();
        for (PluginUse use : uses) {
            byName.computeIfAbsent(use.name(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(use, key -> key.tree().places(root));
        }
        byName.values()
                .forEach(
                        group ->
                                VaryingOptions.of(group)
                                        .forEach(
                                                (use, varying) ->
                                                        labels.put(
                                                                use, label(root, use, varying))));
    }

    /** The plugin's name, and in brackets what tells it from others of the name. */
    public String of(PluginUse use) {
        return labels.getOrDefault(use, use.name());
    }

    private static String label(String root, PluginUse use, SortedMap<String, String> varying) {
        return varying.isEmpty()
                ? use.name()
                : varying.entrySet().stream()
                        .map(o -> o.getKey().substring(root.length() + 1) + " " + o.getValue())
                        .collect(Collectors.joining(", ", use.name() + " (", ")"));
    }
}
