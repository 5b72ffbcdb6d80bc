package io.mithridate.runner.plan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.config.Decimal;
import io.mithridate.config.OptionTree;
import io.mithridate.config.RecordShape;
import io.mithridate.runner.experiment.PluginUse;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The canonical forms of the inputs of stages.
 *
 * <p>A component of a record of inputs is an {@link Input}, a record of options, another record of
 * inputs, a string, a number, a boolean, an enum constant, or an {@link Optional} or a list of
 * these. Many objects appear in the inputs of several stages, e.g. a data set, the options of a
 * plugin or a trigger, so the form is computed once per object.
 */
final class InputForms {

    /** Longer lists are replaced by their digest to keep descriptions readable. */
    private static final int MAX_LIST_LENGTH = 32;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final InputsForm absent = InputsForm.of(NullNode.getInstance());
    private final IdentityHashMap<Object, InputsForm> forms = new IdentityHashMap<>();
    private final Map<Class<?>, RecordShape> shapes = new HashMap<>();

    /**
     * Returns the form of everything that a stage reads.
     *
     * @throws IllegalArgumentException if a component has a type that is not allowed for inputs
     */
    InputsForm of(Record inputs) {
        InputsForm.Found found = new InputsForm.Found();
        ObjectNode object = NODES.objectNode();
        StringBuilder text = new StringBuilder("{");
        for (RecordShape.Component component : shape(inputs).components()) {
            InputsForm form = value(component.in(inputs));
            found.add(form);
            object.set(component.name(), form.canonical());
            text.append(object.size() == 1 ? "\"" : ",\"")
                    .append(component.name())
                    .append("\":")
                    .append(form.text());
        }
        return found.of(object, text.append('}').toString());
    }

    private RecordShape shape(Record record) {
        return shapes.computeIfAbsent(record.getClass(), any -> RecordShape.of(record.getClass()));
    }

    private InputsForm value(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? value(optional.get()) : absent;
        }
        if (!(value instanceof Input || value instanceof Record || value instanceof Collection)) {
            return InputsForm.of(scalar(value));
        }
        InputsForm form = forms.get(value);
        if (form == null) {
            form = part(value);
            forms.put(value, form);
        }
        return form;
    }

    private InputsForm part(Object value) {
        if (value instanceof Input input) {
            InputsForm.Found found = new InputsForm.Found();
            found.add(input);
            return found.of(input.canonical());
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        Record record = (Record) value;
        return shape(record).isOptions()
                ? new InputsForm.Found().of(OptionTree.of(record).json())
                : of(record);
    }

    private InputsForm list(Collection<?> values) {
        InputsForm.Found found = new InputsForm.Found();
        ArrayNode array = NODES.arrayNode();
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (Object value : values) {
            InputsForm form = value(value);
            found.add(form);
            array.add(form.canonical());
            text.add(form.text());
        }
        return array.size() <= MAX_LIST_LENGTH
                ? found.of(array, text.toString())
                : found.of(
                        NODES.objectNode()
                                .put("items", array.size())
                                .put("sha256", DigestUtils.sha256Hex(text.toString())));
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return TextNode.valueOf(Decimal.shortest(number));
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(KebabCase.ofConstant(constant));
        }
        throw new IllegalArgumentException(
                "a stage cannot read a value of type %s: it has no representation in keys"
                        .formatted(value.getClass().getName()));
    }

    /**
     * The canonical form of an input of a stage, with the plugins and stages that it depends on.
     *
     * @param canonical the form, which must not be changed because many stages share it
     * @param text the form as compact JSON
     * @param plugins the plugins whose code affects the content
     * @param byKey the stages whose artifacts are read, by key
     */
    record InputsForm(
            JsonNode canonical, String text, Set<PluginUse> plugins, Map<String, Stage> byKey) {

        /** Returns the form of a value that depends on no plugin and no stage. */
        static InputsForm of(JsonNode canonical) {
            return new InputsForm(canonical, compact(canonical), Set.of(), Map.of());
        }

        /**
         * Returns the distinct stages whose artifacts are read, in the order in which they are
         * read.
         */
        List<Stage> stages() {
            return List.copyOf(byKey.values());
        }

        /**
         * Returns the same text as the node itself, without creating a JSON writer for every
         * number.
         */
        private static String compact(JsonNode node) {
            if (node.isTextual()) {
                return quote(node.textValue());
            }
            return node.isIntegralNumber() || node.isBoolean() || node.isNull()
                    ? node.asText()
                    : node.toString();
        }

        /** Returns a text as a JSON string. */
        static String quote(String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
            JsonStringEncoder.getInstance().quoteAsString(text, quoted);
            return quoted.append('"').toString();
        }

        /** Collects the plugins and stages that the parts of a form depend on. */
        static final class Found {

            private final Set<PluginUse> plugins = new LinkedHashSet<>();
            private final Map<String, Stage> stages = new LinkedHashMap<>();

            /** Adds the plugins and stages of an input. */
            void add(Input input) {
                plugins.addAll(input.plugins());
                input.stages().forEach(stage -> stages.putIfAbsent(stage.key(), stage));
            }

            /** Adds the plugins and stages of a part. */
            void add(InputsForm part) {
                plugins.addAll(part.plugins);
                part.byKey.forEach(stages::putIfAbsent);
            }

            /** Returns the form of the whole, with the collected plugins and stages. */
            InputsForm of(JsonNode canonical) {
                return of(canonical, compact(canonical));
            }

            /**
             * Returns the form of the whole, with the collected plugins and stages.
             *
             * @param text the canonical form as compact JSON, assembled from the texts of its parts
             */
            InputsForm of(JsonNode canonical, String text) {
                return new InputsForm(canonical, text, plugins, stages);
            }
        }
    }
}
