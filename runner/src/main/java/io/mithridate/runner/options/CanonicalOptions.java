package io.mithridate.runner.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.WrittenAsText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes options in one canonical form: equal options give equal text, other options other text.
 *
 * <p>Names are in kebab-case and sorted; every option is there, defaults included, one that is left
 * out as null; a plugin is a map of one entry, name to options; a number has one form (1, 1.0 and
 * 1e0 of an option that is a double are all {@code 1}).
 */
public final class CanonicalOptions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Function<Path, String> files;

    private CanonicalOptions(Function<Path, String> files) {
        this.files = files;
    }

    /**
     * The options as JSON.
     *
     * @throws IllegalArgumentException if a component's type is none that options may have
     */
    public static ObjectNode json(Record options) {
        return new CanonicalOptions(Path::toString).object(options);
    }

    /** The options as the text of {@link #json}, without spaces. */
    public static String text(Record options) {
        return json(options).toString();
    }

    /** A plugin and its options as JSON: a map of one entry. */
    public static ObjectNode json(String plugin, Record options) {
        return NODES.objectNode().set(plugin, json(options));
    }

    /**
     * As {@link #json(String, Record)}, with something else in the place of each file that an
     * option names.
     *
     * @param files gives what stands for a file
     */
    public static ObjectNode json(String plugin, Record options, Function<Path, String> files) {
        return new CanonicalOptions(files).plugin(plugin, options);
    }

    /** As {@link #json(String, Record)}, without those options that are paths. */
    public static ObjectNode withoutPaths(String plugin, Record options) {
        ObjectNode object = json(options);
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            Object value = value(options, component);
            if (value instanceof Path
                    || (value instanceof Optional<?> optional
                            && optional.filter(Path.class::isInstance).isPresent())) {
                object.remove(KebabCase.ofComponent(component.getName()));
            }
        }
        return NODES.objectNode().set(plugin, object);
    }

    /** The values of all options by name, those of inlined records among them. */
    static SortedMap<String, Object> values(Record options) {
        SortedMap<String, Object> sorted = new TreeMap<>();
        collect(options, sorted);
        return sorted;
    }

    private ObjectNode plugin(String name, Record options) {
        return NODES.objectNode().set(name, object(options));
    }

    private ObjectNode object(Record options) {
        ObjectNode object = NODES.objectNode();
        values(options).forEach((name, value) -> object.set(name, value(value)));
        return object;
    }

    private static void collect(Record options, Map<String, Object> sorted) {
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            Object value = value(options, component);
            if (component.isAnnotationPresent(Inlined.class)) {
                collect((Record) value, sorted);
            } else {
                sorted.put(KebabCase.ofComponent(component.getName()), value);
            }
        }
    }

    private static Object value(Record options, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(options);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot read %s of %s"
                            .formatted(component.getName(), options.getClass().getName()),
                    e);
        }
    }

    /** One value as JSON. */
    static JsonNode node(Object value) {
        return new CanonicalOptions(Path::toString).value(value);
    }

    private JsonNode value(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Integer || value instanceof Long) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Path file) {
            return TextNode.valueOf(files.apply(file));
        }
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(KebabCase.ofConstant(constant));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(this::value).orElse(NullNode.getInstance());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(item -> array.add(value(item)));
            return array;
        }
        if (value instanceof PluginRef<?> plugin) {
            return plugin(plugin.name(), plugin.options());
        }
        if (value.getClass().isAnnotationPresent(WrittenAsText.class)) {
            return TextNode.valueOf(value.toString());
        }
        if (value instanceof Record nested) {
            return object(nested);
        }
        throw new IllegalArgumentException(
                "no option has a value of type " + value.getClass().getName());
    }

    private static JsonNode number(double value) {
        return CanonicalNumber.isWhole(value)
                ? LongNode.valueOf((long) value)
                : DecimalNode.valueOf(CanonicalNumber.shortest(value));
    }
}
