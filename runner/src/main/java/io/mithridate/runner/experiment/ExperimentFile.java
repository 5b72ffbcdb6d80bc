package io.mithridate.runner.experiment;

import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlWriter;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An experiment and the source of each of its values.
 *
 * @param experiment the experiment
 * @param resolved YAML that gives the same experiment without relying on defaults or sweeps; the
 *     place of each node is the source of its value
 */
public record ExperimentFile(Experiment experiment, YamlMap resolved) {

    private static final String HEADING =
            """
            # Every value of the experiment, and where it comes from: a place in the file, the command
            # line, or a default. Sweeps are expanded, but for lists of defenses from weak to strong. This
            # file can be run as it is.
            """;

    /**
     * Returns the content of {@code resolved.yaml}, a valid experiment with all values. A comment
     * after each value gives its source: a place in the file, the command line, or a default.
     */
    public String resolvedYaml() {
        return HEADING + YamlWriter.write(mergeStrengthLists());
    }

    private YamlMap mergeStrengthLists() {
        YamlNode defenses = resolved.value("defenses").orElseThrow();
        return resolved.with(
                "defenses", new YamlList(defenses.place(), mergeStrengthLists(defenses.items())));
    }

    /**
     * Returns the place of a value, for error messages.
     *
     * @param path map keys and list positions, which start from 0: {@code place("attacks", "0")}
     * @return the place of the value, or of its nearest existing ancestor
     */
    public Place place(String... path) {
        return resolved.at(List.of(path)).place();
    }

    /**
     * Returns the place of a part of a scenario, or of a value in it, for error messages.
     *
     * @param path keys below the part: {@code place(POISONING, scenario, "target")}
     */
    public Place place(ScenarioPart part, Scenario scenario, String... path) {
        return node(part, scenario).at(List.of(path)).place();
    }

    /** Returns the place at which a plugin is named, for error messages about its options. */
    public Place place(PluginUse use) {
        return node(use).place();
    }

    /**
     * Returns the place of a plugin's option, or the place at which the plugin is named if the
     * option has its default.
     */
    public Place place(PluginUse use, String option) {
        Place place = node(use).at(List.of(use.name(), option)).place();
        return place instanceof Place.ByDefault ? place(use) : place;
    }

    private YamlNode node(PluginUse use) {
        for (Scenario scenario : experiment.scenarios()) {
            if (scenario.model().equals(use)) {
                return node(ScenarioPart.MODEL, scenario);
            }
            DatasetUse dataset = scenario.dataset();
            if (dataset.plugins().contains(use)) {
                YamlNode node = node(ScenarioPart.DATASET, scenario);
                String half = use.equals(dataset.train()) ? "train" : "test";
                return dataset.paired() ? node.at(List.of(half)) : node;
            }
        }
        return node("attacks", experiment.attacks(), use)
                .or(() -> node("defenses", experiment.defenses(), use))
                .or(() -> node("metrics", experiment.metrics(), use))
                .orElse(resolved);
    }

    /** Returns the resolved YAML of a part of a scenario. */
    YamlNode node(ScenarioPart part, Scenario scenario) {
        List<Object> variants = part.variants(experiment.scenarios());
        String index = Integer.toString(variants.indexOf(part.in(scenario)));
        return resolved.at(variants.size() > 1 ? List.of(part.key(), index) : List.of(part.key()));
    }

    /** Returns the resolved YAML of a plugin; empty if it is not on the axis. */
    Optional<YamlNode> node(String axis, List<PluginUse> uses, PluginUse use) {
        int index = uses.indexOf(use);
        return index < 0
                ? Optional.empty()
                : Optional.of(resolved.at(List.of(axis, Integer.toString(index))));
    }

    /**
     * Returns the resolved YAML of {@code defenses} with each strength list merged into one entry.
     *
     * @param items one node for each defense of the experiment, with sweeps expanded
     */
    private List<YamlNode> mergeStrengthLists(List<YamlNode> items) {
        List<YamlNode> merged = new ArrayList<>();
        int index = 0;
        while (index < items.size()) {
            PluginUse use = experiment.defenses().get(index);
            PluginSetting setting = use.setting();
            List<SettingList> starting =
                    experiment.strengthLists().stream()
                            .filter(list -> list.settings().get(0).equals(setting))
                            .toList();
            if (starting.isEmpty()) {
                merged.add(items.get(index));
                index++;
            } else {
                SettingList list = starting.get(0);
                int end = index + list.settings().size();
                merged.add(merge(items.subList(index, end), use.path(list.option())));
                index = end;
            }
        }
        return merged;
    }

    private static YamlNode merge(List<YamlNode> settings, List<String> path) {
        if (path.isEmpty()) {
            return new YamlList(settings.get(0).place(), settings);
        }
        YamlMap first = (YamlMap) settings.get(0);
        String key = path.get(0);
        List<YamlNode> values =
                settings.stream()
                        .map(setting -> ((YamlMap) setting).value(key).orElseThrow())
                        .toList();
        return first.with(key, merge(values, path.subList(1, path.size())));
    }
}
