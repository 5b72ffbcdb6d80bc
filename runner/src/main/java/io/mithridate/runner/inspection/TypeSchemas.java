package io.mithridate.runner.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionSchema.Range;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;

/** Creates the JSON schemas of options. */
final class TypeSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * Returns the schema of a map of options.
     *
     * @param swept whether a list of values is allowed in place of one value
     */
    ObjectNode of(OptionsSchema schema, boolean swept) {
        ObjectNode map = NODES.objectNode().put("type", "object");
        map.put("additionalProperties", false);
        ObjectNode properties = map.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (OptionSchema option : schema.options()) {
            properties.set(option.name(), of(option, swept));
            if (option.required()) {
                required.add(option.name());
            }
        }
        if (!required.isEmpty()) {
            map.set("required", required);
        }
        return map;
    }

    /** Returns the schema of one option, including its meaning. */
    ObjectNode of(OptionSchema option, boolean swept) {
        ObjectNode schema = type(option.type(), option.range(), swept);
        if (swept && option.type().isScalar()) {
            schema = oneOrSeveral(schema);
        } else if (option.required() && option.type() instanceof OptionType.ListOf several) {
            schema = oneOrSeveral(type(several.type(), option.range(), swept));
        }
        String meaning =
                option.defaultValue()
                        .map(value -> option.meaning() + " Default: " + value)
                        .orElse(option.meaning());
        return schema.put("description", meaning);
    }

    private ObjectNode type(OptionType type, Range range, boolean swept) {
        if (type instanceof OptionType.Plain plain) {
            return switch (plain) {
                case INT, LONG -> rangeSchema("integer", range);
                case REAL -> rangeSchema("number", range);
                case BOOLEAN -> NODES.objectNode().put("type", "boolean");
                case TEXT, PATH -> text(NODES.objectNode());
            };
        }
        if (type instanceof OptionType.Choice choice) {
            ObjectNode schema = NODES.objectNode();
            choice.names().forEach(schema.putArray("enum")::add);
            return schema;
        }
        if (type instanceof OptionType.Nested nested) {
            return of(nested.schema(), swept);
        }
        if (type instanceof OptionType.Plugin plugin) {
            return reference(plugin.kind());
        }
        if (type instanceof OptionType.OptionalOf optional) {
            return anyOf(
                    List.of(
                            type(optional.type(), range, swept),
                            NODES.objectNode().put("type", "null")));
        }
        if (type instanceof OptionType.ListOf several) {
            ObjectNode one = type(several.type(), range, swept);
            return anyOf(List.of(one, list(one)));
        }
        OptionType.TextRecord textRecord = (OptionType.TextRecord) type;
        return text(NODES.objectNode().put("pattern", "^%s$".formatted(textRecord.pattern())));
    }

    /**
     * Returns the schema of a text. Editors treat unquoted text that looks like a number or a
     * boolean as a number or a boolean, so these types are also allowed.
     */
    private static ObjectNode text(ObjectNode schema) {
        return anyOf(
                List.of(
                        schema.put("type", "string"),
                        NODES.objectNode().put("type", "number"),
                        NODES.objectNode().put("type", "boolean")));
    }

    private static ObjectNode rangeSchema(String type, Range range) {
        ObjectNode schema = NODES.objectNode().put("type", type);
        if (range.min() != Double.NEGATIVE_INFINITY) {
            schema.put(range.minExcluded() ? "exclusiveMinimum" : "minimum", range.min());
        }
        if (range.max() != Double.POSITIVE_INFINITY) {
            schema.put("maximum", range.max());
        }
        return schema;
    }

    /** Returns a reference to the schema of a kind's plugins. */
    static ObjectNode reference(PluginKind kind) {
        return NODES.objectNode().put("$ref", "#/definitions/" + kind.singular());
    }

    /** Returns the schema of a value or a nonempty list of values, which is a sweep. */
    static ObjectNode oneOrSeveral(ObjectNode one) {
        return anyOf(List.of(one, list(one).put("minItems", 1)));
    }

    /** Returns the schema of a list, which may be empty. */
    static ObjectNode list(ObjectNode element) {
        ObjectNode list = NODES.objectNode().put("type", "array");
        list.set("items", element);
        return list;
    }

    /** Returns the schema that allows any of several forms. */
    static ObjectNode anyOf(List<ObjectNode> forms) {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("anyOf").addAll(forms);
        return schema;
    }
}
