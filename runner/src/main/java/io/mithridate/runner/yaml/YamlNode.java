package io.mithridate.runner.yaml;

import java.util.List;
import java.util.Optional;

/** A part of a YAML document, with its source location. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {

    /** Returns the source location of the node. */
    Place place();

    /**
     * Returns a description for error messages: "a map", "a list", or the scalar's text in quotes.
     */
    String description();

    /** Returns the items of a list; any other node is treated as a one-element list. */
    default List<YamlNode> items() {
        return List.of(this);
    }

    /** Returns whether the node represents no value. */
    default boolean isNull() {
        return false;
    }

    /**
     * Returns the node at a path, or its nearest existing ancestor.
     *
     * @param path map keys and list positions, which start from 0
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
