package io.mithridate.runner.experiment;

import io.mithridate.runner.coordinates.Axes;
import io.mithridate.runner.coordinates.CellPattern;
import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.ScalarMeaning;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Binds {@code include} and {@code exclude}, which are lists of maps from an axis to a value.
 *
 * @param given the experiment as written
 * @param complaints receives the errors found
 */
record PatternBinding(YamlMap given, Complaints complaints) {

    /** Returns the maps given at a key; reports an error for anything else. */
    List<YamlMap> maps(String key) {
        return given.find(key).map(YamlMap.Entry::value).stream()
                .flatMap(node -> node.items().stream())
                .flatMap(item -> map(key, item).stream())
                .toList();
    }

    private Optional<YamlMap> map(String key, YamlNode item) {
        if (!(item instanceof YamlMap map)) {
            complaints.add(
                    item.place(),
                    "%s is %s; it must be a map of axes, such as { attack: badnets, seed: 1 }"
                            .formatted(key, item.description()));
            return Optional.empty();
        }
        if (map.entries().isEmpty()) {
            complaints.add(
                    map.place(),
                    "%s: nothing is named, which would match every cell; name an attack, a defense,"
                                    .formatted(key)
                            + " a seed, or an option such as poisoning.rate");
        }
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlMap) {
                complaints.add(
                        entry.value().place(),
                        "'%s' of %s is a map; it must be one value".formatted(entry.key(), key));
            }
        }
        return Optional.of(map);
    }

    /**
     * Returns the patterns at a key; reports an error for axes and values that the experiment does
     * not have.
     */
    List<BoundValue<CellPattern>> bind(String key, Axes axes) {
        return maps(key).stream().flatMap(map -> pattern(map, axes).stream()).toList();
    }

    private Optional<BoundValue<CellPattern>> pattern(YamlMap map, Axes axes) {
        Map<String, String> values = new TreeMap<>();
        for (YamlMap.Entry entry : map.entries()) {
            axes.value(
                            entry.key(),
                            entry.place(),
                            entry.value(),
                            ScalarMeaning.of(entry.value()),
                            complaints)
                    .ifPresent(known -> values.put(entry.key(), known));
        }
        return values.size() == map.entries().size()
                ? Optional.of(new BoundValue<>(new CellPattern(values), map))
                : Optional.empty();
    }
}
