package io.mithridate.runner.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.runner.options.OptionSchema.Range;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.yaml.snakeyaml.Yaml;

/** Invents values of an option that are probably legal and differ from the current one. */
final class OtherValues {

    private OtherValues() {}

    /**
     * Returns some values, with the most likely one first; none for a file, because its values
     * cannot be guessed.
     *
     * @param now the current value; missing for the default
     */
    static List<JsonNode> of(OptionPlace place, JsonNode now) {
        JsonNode value =
                now.isMissingNode()
                        ? place.option().defaultValue().map(OtherValues::parse).orElse(now)
                        : now;
        return values(place.type(), place.option().range(), value).stream()
                .filter(other -> !isSame(other, value))
                .distinct()
                .toList();
    }

    private static JsonNode parse(String yaml) {
        Object value = new Yaml().load(yaml);
        return new ObjectMapper().valueToTree(value);
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (one.isNumber() && other.isValueNode() && one.asDouble() == other.asDouble());
    }

    private static List<JsonNode> values(OptionType type, Range range, JsonNode now) {
        if (type == OptionType.Plain.INT || type == OptionType.Plain.LONG) {
            return numbers(range, now)
                    .map(Math::rint)
                    .filter(range::contains)
                    .<JsonNode>mapToObj(number -> LongNode.valueOf((long) number))
                    .toList();
        }
        if (type == OptionType.Plain.REAL) {
            return numbers(range, now).<JsonNode>mapToObj(DoubleNode::valueOf).toList();
        }
        if (type == OptionType.Plain.BOOLEAN) {
            return List.of(BooleanNode.TRUE, BooleanNode.FALSE);
        }
        if (type == OptionType.Plain.TEXT) {
            return texts(List.of(now.asText() + "x", "another"));
        }
        if (type instanceof OptionType.Choice choice) {
            return texts(choice.names());
        }
        if (type instanceof OptionType.TextRecord textRecord) {
            return texts(textRecord.known());
        }
        if (type instanceof OptionType.Plugin plugin) {
            return texts(
                    BundledPlans.CATALOG.ofKind(plugin.kind()).stream()
                            .map(LoadedPlugin::name)
                            .toList());
        }
        return type instanceof OptionType.ListOf several
                ? lists(several.type(), range, now)
                : List.of();
    }

    private static DoubleStream numbers(Range range, JsonNode now) {
        double min = range.min() > Double.NEGATIVE_INFINITY ? range.min() : 0;
        double max = range.max() < Double.POSITIVE_INFINITY ? range.max() : min + 8;
        DoubleStream inRange =
                DoubleStream.of(min + 1, min + 2, (min + max) / 2, min + (max - min) / 8, max, min);
        // YAML 1.1 reads 1e-8 as a string.
        double value = now.isMissingNode() ? Double.NaN : Double.parseDouble(now.asText());
        DoubleStream near =
                Double.isNaN(value)
                        ? DoubleStream.empty()
                        : DoubleStream.of(value + 1, value * 2, value / 2, value - 1);
        return DoubleStream.concat(near, inRange).filter(range::contains);
    }

    private static List<JsonNode> texts(List<String> texts) {
        return texts.stream().<JsonNode>map(TextNode::valueOf).toList();
    }

    private static List<JsonNode> lists(OptionType elements, Range range, JsonNode now) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode last =
                now.isEmpty() ? JsonNodeFactory.instance.missingNode() : now.get(now.size() - 1);
        List<JsonNode> more = values(elements, range, last);
        for (JsonNode element : more) {
            ArrayNode longer = JsonNodeFactory.instance.arrayNode();
            now.forEach(longer::add);
            found.add(longer.add(element));
            found.add(JsonNodeFactory.instance.arrayNode().add(element));
        }
        return found;
    }
}
