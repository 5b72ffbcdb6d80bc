package io.mithridate.runner.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.config.OptionTree;
import io.mithridate.results.CellResult;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A frozen benchmark: all settings of an experiment that affect victims and measurements, except
 * for the settings of the computation.
 *
 * @param name the experiment's name; the digest does not depend on it
 * @param digest the SHA-256 of the settings, in hexadecimal
 * @param dataset the data set's name
 * @param model the model's name
 * @param attacks the attacks, in the order of the experiment
 * @param seeds the root seeds
 * @param controls whether all defenses are also run on a model trained without poison
 * @param settings all options by path, e.g. {@code poisoning.rate}, including defaults; an omitted
 *     option has no entry, and a file is represented by its name without its folder
 */
public record Suite(
        String name,
        String digest,
        String dataset,
        String model,
        List<PluginSetting> attacks,
        List<Long> seeds,
        boolean controls,
        SortedMap<String, String> settings) {

    public Suite {
        attacks = List.copyOf(attacks);
        seeds = List.copyOf(seeds);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * Returns the suite defined by an experiment.
     *
     * @throws UnusableResultsException if the experiment defines several suites because it has a
     *     list of data sets, models or poisoning settings
     */
    public static Suite of(Experiment experiment) throws UnusableResultsException {
        UnusableResultsException.throwIf(
                experiment.scenarios().size() != 1,
                "'%s' is not a suite: it has %s combinations of data, model, poisoning and the"
                        + " defender's pairs; give each key one value",
                experiment.name(),
                experiment.scenarios().size());
        SortedMap<String, String> settings = settings(experiment);
        return new Suite(
                experiment.name(),
                digest(settings),
                experiment.scenarios().get(0).dataset().name(),
                experiment.scenarios().get(0).model().name(),
                experiment.attacks().stream().map(PluginUse::setting).toList(),
                experiment.seeds(),
                experiment.controls().cleanModel(),
                settings);
    }

    private static String digest(SortedMap<String, String> settings) {
        return DigestUtils.sha256Hex(
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private static SortedMap<String, String> settings(Experiment experiment) {
        Scenario scenario = experiment.scenarios().get(0);
        DatasetUse dataset = scenario.dataset();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (dataset.paired()) {
            root.putObject("dataset")
                    .<ObjectNode>set("train", json(dataset.train()))
                    .set("test", json(dataset.test()));
        } else {
            root.set("dataset", json(dataset.train()));
        }
        root.set("model", json(scenario.model()));
        scenario.base().ifPresent(base -> root.set("base", json(base)));
        root.set("poisoning", json((Record) scenario.victims()));
        root.set("defense-data", json(scenario.defenseData()));
        root.set("attacks", numberedJson(experiment.attacks()));
        root.set("metrics", numberedJson(experiment.metrics()));
        root.set("controls", json(experiment.controls()));
        root.putPOJO("seeds", experiment.seeds());
        SortedMap<String, String> settings = new TreeMap<>();
        flatten("", root, settings);
        return settings;
    }

    private static ObjectNode numberedJson(List<PluginUse> uses) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (PluginUse use : uses) {
            json.set(Integer.toString(json.size() + 1), json(use));
        }
        return json;
    }

    private static JsonNode json(PluginUse use) {
        return JsonNodeFactory.instance.objectNode().set(use.name(), json(use.options()));
    }

    private static ObjectNode json(Record options) {
        return OptionTree.of(options).json(Suite::nameOf);
    }

    private static String nameOf(Path file) {
        return Optional.ofNullable(file.getFileName()).orElse(file).toString();
    }

    private static void flatten(String place, JsonNode json, SortedMap<String, String> texts) {
        if (json.isObject() && !json.isEmpty()) {
            String parent = place.isEmpty() ? "" : place + ".";
            json.properties()
                    .forEach(each -> flatten(parent + each.getKey(), each.getValue(), texts));
        } else if (!json.isNull()) {
            texts.put(place, json.isTextual() ? json.textValue() : json.toString());
        }
    }

    /**
     * Returns the first setting that differs from another suite, with both values; empty if there
     * is none.
     */
    public Optional<String> difference(Suite other) {
        SortedSet<String> places = new TreeSet<>(settings.keySet());
        places.addAll(other.settings.keySet());
        return places.stream()
                .filter(place -> !text(place).equals(other.text(place)))
                .findFirst()
                .map(place -> "%s is %s, not %s".formatted(place, text(place), other.text(place)));
    }

    /**
     * Returns the first setting in which a cell differs from the suite, with both values; empty if
     * there is none. Options that the cell does not record are not compared.
     */
    public Optional<String> difference(CellResult cell) {
        Map<String, String> recorded = cell.coordinates().scenario();
        String cellDataset = cell.coordinates().dataset();
        String cellModel = cell.coordinates().model();
        if (!cellDataset.equals(dataset) || !cellModel.equals(model)) {
            return Optional.of(
                    "dataset and model are %s and %s, not %s and %s"
                            .formatted(cellDataset, cellModel, dataset, model));
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String text = recorded.get(placeInCells(setting.getKey()));
            // The suite records only the names of files.
            if (text != null
                    && !text.equals(setting.getValue())
                    && !text.endsWith("/" + setting.getValue())) {
                return Optional.of(
                        "%s is %s, not %s".formatted(setting.getKey(), text, setting.getValue()));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the path of a setting among the options of a cell, which omit the names of plugins.
     */
    private String placeInCells(String place) {
        return place.replace("dataset." + dataset + ".", "dataset.")
                .replace("model." + model + ".", "model.");
    }

    private String text(String place) {
        return settings.getOrDefault(place, "not there");
    }

    /** Returns whether another suite is the same benchmark. */
    public boolean isSame(Suite other) {
        return digest.equals(other.digest)
                && settings.equals(other.settings)
                && attacks.size() == other.attacks.size();
    }
}
