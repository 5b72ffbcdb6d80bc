package io.mithridate.runner.experiment;

import io.mithridate.config.Complaints;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.config.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Applies command-line overrides to YAML: {@code poisoning.rate=0.01}.
 *
 * <p>The parts of a path are keys, names of plugins or, in lists, positions starting from 0: {@code
 * defenses.clean-clip.epochs=2} changes every entry {@code clean-clip} of the list, {@code
 * defenses.1=none} the second entry. The value is YAML: {@code seeds=[1, 2]}. A missing key is
 * added without checks; the code that reads the YAML rejects unknown keys.
 */
final class Overrides {

    private Overrides() {}

    /**
     * Returns the map with all overrides applied in order; reports an error for each that cannot be
     * applied.
     */
    static YamlMap apply(YamlMap map, List<String> overrides, Complaints complaints) {
        YamlMap changed = map;
        for (String override : overrides) {
            changed = apply(changed, override, complaints);
        }
        return changed;
    }

    private static YamlMap apply(YamlMap map, String override, Complaints complaints) {
        Place place = new Place.OnCommandLine(override);
        int equals = override.indexOf('=');
        List<String> path =
                Arrays.asList(override.substring(0, Math.max(0, equals)).strip().split("\\.", -1));
        if (equals < 0 || path.contains("")) {
            complaints.add(place, "this is not an override; write key.sub=value");
            return map;
        }
        return YamlReader.parse(override.substring(equals + 1), place, complaints)
                .map(value -> new Change(place, path, value, complaints).change(map, 0))
                .orElse(map);
    }

    /** A single override. */
    private record Change(Place place, List<String> path, YamlNode value, Complaints complaints) {

        /**
         * Returns a copy of the map in which the rest of the path, starting at the given depth, is
         * set to the value.
         */
        YamlMap change(YamlMap map, int depth) {
            String key = path.get(depth);
            YamlNode old = map.value(key).orElseGet(() -> YamlScalar.nothing(place));
            return map.with(key, replace(old, depth + 1));
        }

        private YamlNode replace(YamlNode old, int depth) {
            if (depth == path.size()) {
                return value;
            }
            if (old instanceof YamlMap map) {
                return change(map, depth);
            }
            if (old instanceof YamlList list) {
                return change(list, depth);
            }
            YamlScalar scalar = (YamlScalar) old;
            if (scalar.isNull()) {
                return change(YamlMap.empty(place), depth);
            }
            if (scalar.text().equals(path.get(depth))) {
                return change(asMap(scalar), depth);
            }
            complaints.add(
                    place,
                    "'%s' is %s, which has no part '%s'; %s"
                            .formatted(
                                    parentPath(depth),
                                    scalar.description(),
                                    path.get(depth),
                                    NearestName.closest(path.get(depth), List.of(scalar.text()))
                                            .map("did you mean '%s'?"::formatted)
                                            .orElse(
                                                    "override '%s' itself"
                                                            .formatted(parentPath(depth)))));
            return old;
        }

        private YamlList change(YamlList list, int depth) {
            String part = path.get(depth);
            List<YamlNode> items = new ArrayList<>(list.items());
            if (part.matches("\\d{1,9}")) {
                int index = Integer.parseInt(part);
                if (index < items.size()) {
                    items.set(index, replace(items.get(index), depth + 1));
                } else {
                    complaints.add(
                            place,
                            "'%s' has no entry %d; they are numbered from 0 to %d"
                                    .formatted(parentPath(depth), index, items.size() - 1));
                }
                return new YamlList(list.place(), items);
            }
            List<String> names = items.stream().flatMap(item -> names(item).stream()).toList();
            if (!names.contains(part)) {
                complaints.add(
                        place,
                        "'%s' has no entry '%s'; %s"
                                .formatted(
                                        parentPath(depth), part, NearestName.advice(part, names)));
            }
            items.replaceAll(item -> names(item).contains(part) ? changeEntry(item, depth) : item);
            return new YamlList(list.place(), items);
        }

        private YamlNode changeEntry(YamlNode item, int depth) {
            return item instanceof YamlMap map
                    ? change(map, depth)
                    : change(asMap((YamlScalar) item), depth);
        }

        private String parentPath(int depth) {
            return String.join(".", path.subList(0, depth));
        }
    }

    /** Returns the map form of a plugin given by its name only. */
    private static YamlMap asMap(YamlScalar name) {
        return YamlMap.of(name.place(), name.text(), YamlScalar.nothing(name.place()));
    }

    private static List<String> names(YamlNode item) {
        if (item instanceof YamlScalar scalar) {
            return List.of(scalar.text());
        }
        return item instanceof YamlMap map && map.entries().size() == 1
                ? List.of(map.entries().get(0).key())
                : List.of();
    }
}
