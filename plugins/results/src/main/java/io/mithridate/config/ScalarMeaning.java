package io.mithridate.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import java.util.Comparator;

/**
 * Normalizes values without knowing the type of their option. The result is the text used by {@link
 * OptionTree#places}, independent of the notation: 1e-3 and 0.0010 are both {@code 0.001}.
 */
public final class ScalarMeaning {

    private ScalarMeaning() {}

    /** Returns the text of a value: JSON for a list or a map, an empty string for null. */
    public static String of(YamlNode node) {
        return OptionTree.text(json(node));
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlList list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        if (node instanceof YamlMap map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.entries().stream()
                    .sorted(Comparator.comparing(YamlMap.Entry::key))
                    .forEach(entry -> object.set(entry.key(), json(entry.value())));
            return object;
        }
        YamlScalar scalar = (YamlScalar) node;
        return scalar.wholeValue(Long.SIZE)
                .map(Object.class::cast)
                .or(scalar::realValue)
                .or(scalar::booleanValue)
                .map(OptionTree::scalar)
                .orElseGet(() -> TextNode.valueOf(scalar.isNull() ? "" : scalar.text()));
    }
}
