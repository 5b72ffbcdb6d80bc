package io.mithridate.runner.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param place the source of the list
 * @param items the items, in order
 */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String description() {
        return "a list";
    }
}
