package io.mithridate.runner.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param place where it comes from
 * @param items in their order
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
