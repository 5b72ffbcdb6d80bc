package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.options.RecordValues;
import io.mithridate.runner.store.Sha256;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The canonical form of a record of inputs, and the plugins and stages that it leads to.
 *
 * <p>A component is an {@link Input}, a record of options, another record of inputs, a text, a
 * number, a truth value, a constant, or an {@link Optional} or a list of these.
 */
final class InputsForm {

    /** Longer lists are written as their digest, so that a description stays readable. */
    private static final int LONGEST_LIST = 32;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<PluginUse> plugins = new LinkedHashSet<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final ObjectNode canonical;

    private InputsForm(Record inputs) {
        canonical = components(inputs);
    }

    /**
     * Reads a record of inputs.
     *
     * @throws IllegalArgumentException if a component has a type that no input has
     */
    static InputsForm of(Record inputs) {
        return new InputsForm(inputs);
    }

    /** The form that the stage's key is made of. */
    ObjectNode canonical() {
        return canonical;
    }

    /** The plugins whose code takes part. */
    Set<PluginUse> plugins() {
        return plugins;
    }

    /** The stages whose artifacts are read, each once, in the order of the components. */
    List<Stage> stages() {
        return List.copyOf(stages.values());
    }

    private ObjectNode components(Record inputs) {
        ObjectNode object = NODES.objectNode();
        for (RecordValues.Component component : RecordValues.of(inputs)) {
            object.set(component.name(), node(component.value()));
        }
        return object;
    }

    private JsonNode node(Object value) {
        if (value instanceof Input input) {
            plugins.addAll(input.plugins());
            input.stages().forEach(stage -> stages.putIfAbsent(stage.key(), stage));
            return input.canonical();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(this::node).orElse(NullNode.getInstance());
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        if (value instanceof Record record) {
            return isOptions(record) ? OptionTree.of(record).json() : components(record);
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return TextNode.valueOf(Double.toString(number));
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(KebabCase.ofConstant(constant));
        }
        throw new IllegalArgumentException(
                "a stage cannot read a value of type %s: nothing says what stands for it in the key"
                        .formatted(value.getClass().getName()));
    }

    private JsonNode list(Collection<?> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array.size() <= LONGEST_LIST
                ? array
                : NODES.objectNode()
                        .put("items", array.size())
                        .put("sha256", Sha256.of(array.toString()));
    }

    private static boolean isOptions(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .anyMatch(
                        component ->
                                component.isAnnotationPresent(Option.class)
                                        || component.isAnnotationPresent(Inlined.class));
    }
}
