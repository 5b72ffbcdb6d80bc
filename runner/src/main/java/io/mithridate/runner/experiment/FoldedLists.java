package io.mithridate.runner.experiment;

import io.mithridate.runner.yaml.YamlList;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Writes the settings of a strength list as one entry again, so that they read as a list. */
final class FoldedLists {

    private FoldedLists() {}

    /**
     * The resolved YAML of {@code defenses} with each strength list folded to one entry.
     *
     * @param items one node for each defense of the experiment, sweeps expanded
     */
    static List<YamlNode> fold(Experiment experiment, List<YamlNode> items) {
        List<YamlNode> folded = new ArrayList<>();
        int index = 0;
        while (index < items.size()) {
            PluginUse use = experiment.defenses().get(index);
            List<StrengthList> begun =
                    experiment.strengthLists().stream()
                            .filter(list -> list.settings().get(0).equals(use))
                            .toList();
            if (begun.isEmpty()) {
                folded.add(items.get(index));
                index++;
            } else {
                StrengthList list = begun.get(0);
                int end = index + list.settings().size();
                List<String> path = new ArrayList<>(List.of(use.name()));
                path.addAll(List.of(list.option().split("\\.")));
                folded.add(merge(items.subList(index, end), path));
                index = end;
            }
        }
        return folded;
    }

    private static YamlNode merge(List<YamlNode> settings, List<String> path) {
        if (path.isEmpty()) {
            return new YamlList(settings.get(0).place(), settings);
        }
        YamlMap first = (YamlMap) settings.get(0);
        String key = path.get(0);
        List<YamlNode> values =
                settings.stream()
                        .map(setting -> ((YamlMap) setting).find(key).orElseThrow().value())
                        .toList();
        YamlMap.Entry entry = first.find(key).orElseThrow();
        return first.with(
                new YamlMap.Entry(key, entry.place(), merge(values, path.subList(1, path.size()))));
    }
}
