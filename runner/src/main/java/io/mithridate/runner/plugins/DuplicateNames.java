package io.mithridate.runner.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Refuses plugins that an experiment could not tell apart. */
final class DuplicateNames {

    private DuplicateNames() {}

    /**
     * Checks that no two plugins of one kind have the same name.
     *
     * @throws PluginException naming every name that is taken twice, and all its jars
     */
    static void refuse(List<LoadedPlugin> plugins) {
        Map<String, List<LoadedPlugin>> byName = new TreeMap<>();
        for (LoadedPlugin plugin : plugins) {
            String name = plugin.kind().singular() + " '" + plugin.name() + "'";
            byName.computeIfAbsent(name, any -> new ArrayList<>()).add(plugin);
        }
        String complaints =
                byName.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(entry -> complaint(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
        if (!complaints.isEmpty()) {
            throw new PluginException(complaints);
        }
    }

    private static String complaint(String name, List<LoadedPlugin> plugins) {
        String places =
                plugins.stream()
                        .map(plugin -> plugin.origin().location().toString())
                        .collect(Collectors.joining(" and in "));
        return "there is more than one %s: in %s; remove one, or rename its plugin"
                .formatted(name, places);
    }
}
