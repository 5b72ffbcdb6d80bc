package io.mithridate.runner.experiment;

import io.mithridate.runner.options.Bound;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlList;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Gathers the resolved YAML of an experiment's parts. */
final class ResolvedExperiment {

    private final YamlMap given;
    private final List<YamlMap.Entry> entries = new ArrayList<>();

    ResolvedExperiment(YamlMap given) {
        this.given = given;
    }

    void add(String key, YamlNode node) {
        entries.add(new YamlMap.Entry(key, placeOf(key), node));
    }

    <T> void add(String key, List<Bound<T>> items) {
        add(key, new YamlList(placeOf(key), items.stream().map(Bound::resolved).toList()));
    }

    /**
     * The variants of a scenario's part: itself where there is one, a list where there are more.
     */
    <T> void addVariants(String key, List<Bound<T>> variants) {
        if (variants.size() == 1) {
            add(key, variants.get(0).resolved());
        } else if (!variants.isEmpty()) {
            add(key, variants);
        }
    }

    YamlMap map() {
        return new YamlMap(given.place(), entries);
    }

    private Place placeOf(String key) {
        return given.find(key).map(YamlMap.Entry::place).orElseGet(() -> new Place.ByDefault(key));
    }
}
