package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.options.VariantNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
                    .computeIfAbsent(use, key -> options(root, key));
        }
        byName.forEach(
                (name, group) ->
                        VariantNames.of(group)
                                .forEach((use, telling) -> labels.put(use, label(name, telling))));
    }

    /** The plugin's name, and in brackets what tells it from others of the name. */
    public String of(PluginUse use) {
        return labels.getOrDefault(use, use.name());
    }

    private static SortedMap<String, String> options(String root, PluginUse use) {
        SortedMap<String, String> options = new TreeMap<>();
        use.tree()
                .places(root)
                .forEach((place, value) -> options.put(place.substring(root.length() + 1), value));
        return options;
    }

    private static String label(String name, String telling) {
        return telling.isEmpty() ? name : "%s (%s)".formatted(name, telling);
    }
}
