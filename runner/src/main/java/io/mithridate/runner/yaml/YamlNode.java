package io.mithridate.runner.yaml;

import java.util.List;
import java.util.Optional;

/** A part of a YAML document that knows its place. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {

    /** Returns the place of the node. */
    Place place();

    /** Returns a description for a complaint: "a map", "a list", or the scalar's text in quotes. */
    String description();

    /** Returns the elements of a list; what is not one stands for a list of one. */
    default List<YamlNode> items() {
        return List.of(this);
    }

    /** Returns whether it stands for no value at all. */
    default boolean isNull() {
        return false;
    }

    /**
     * The node at a path, or the nearest of what contains it.
     *
     * @param path keys, and positions in lists from 0
     */
    default YamlNode at(List<String> path) {
        return path.isEmpty()
                ? this
                : child(path.get(0))
                        .map(node -> node.at(path.subList(1, path.size())))
                        .orElse(this);
    }

    private Optional<YamlNode> child(String part) {
        if (this instanceof YamlMap map) {
            return map.find(part).map(YamlMap.Entry::value);
        }
        return this instanceof YamlList list && part.matches("\\d{1,9}")
                ? list.items().stream().skip(Integer.parseInt(part)).findFirst()
                : Optional.empty();
    }
}
