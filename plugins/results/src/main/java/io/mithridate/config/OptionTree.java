package io.mithridate.config;

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
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.api.plugin.PluginRef;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The options of a record as a tree of names and values. Keys, places and plugin references are all
 * derived from this form.
 *
 * <p>Names are in kebab-case. The options of an inlined record are placed at the same level as the
 * other options. A nested record and the options of a nested plugin are subtrees.
 *
 * @param values the value of every option by name, including defaults, in component order
 */
public record OptionTree(Map<String, Object> values) {

    public OptionTree {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the tree of a record. */
    public static OptionTree of(Record options) {
        Map<String, Object> values = new LinkedHashMap<>();
        collect(options, values);
        return new OptionTree(values);
    }

    private static void collect(Record options, Map<String, Object> values) {
        for (RecordShape.Component component : RecordShape.of(options.getClass()).components()) {
            Object value = component.in(options);
            if (component.declared().isAnnotationPresent(Inlined.class)) {
                collect((Record) value, values);
            } else {
                values.put(component.name(), value);
            }
        }
    }

    /**
     * Returns the canonical form: two texts are equal if and only if the options are equal.
     *
     * <p>Names are sorted. Every option is present, including defaults; an omitted optional value
     * is null. A plugin is a map with one entry, from its name to its options. A number has a
     * single form: for an option of type {@code double}, 1, 1.0 and 1e0 are all {@code 1}.
     *
     * @throws IllegalArgumentException if a component has a value of a type that no option can have
     */
    public ObjectNode json() {
        return json(Path::toString);
    }

    /**
     * Returns the canonical form like {@link #json()}, with each file path replaced.
     *
     * @param files returns the replacement for a file
     */
    public ObjectNode json(Function<Path, String> files) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(values).forEach((name, value) -> object.set(name, json(value, files)));
        return object;
    }

    private static JsonNode json(Object value, Function<Path, String> files) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? json(optional.get(), files) : NullNode.getInstance();
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> array.add(json(item, files)));
            return array;
        }
        if (value instanceof Path path) {
            return TextNode.valueOf(files.apply(path));
        }
        if (value instanceof PluginRef<?> plugin) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .set(plugin.name(), of(plugin.options()).json(files));
        }
        return isNested(value) ? of((Record) value).json(files) : scalar(value);
    }

    private static boolean isNested(Object value) {
        return value instanceof Record && !value.getClass().isAnnotationPresent(TextOption.class);
    }

    /** Returns the canonical form of a number, text, truth value or enum constant. */
    static JsonNode scalar(Object value) {
        if (value instanceof Double number) {
            return Decimal.isWhole(number)
                    ? LongNode.valueOf(number.longValue())
                    : DecimalNode.valueOf(Decimal.canonical(number));
        }
        if (value instanceof Integer || value instanceof Long) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(KebabCase.ofConstant(constant));
        }
        if (value instanceof String || value.getClass().isAnnotationPresent(TextOption.class)) {
            return TextNode.valueOf(value.toString());
        }
        throw new IllegalArgumentException(
                "no option has a value of type " + value.getClass().getName());
    }

    /** Returns the text of a value in its canonical form. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** Returns a copy without the options that name a file. */
    public OptionTree withoutFiles() {
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.values()
                .removeIf(
                        value ->
                                value instanceof Path
                                        || (value instanceof Optional<?> optional
                                                && optional.filter(Path.class::isInstance)
                                                        .isPresent()));
        return new OptionTree(others);
    }

    /**
     * Returns all options that have a value, by the path that researchers use to refer to them,
     * e.g. {@code poisoning.rate} or {@code attack.patch-size}.
     *
     * <p>Equal values have equal texts: numbers are in their canonical form (1e-3 is {@code 0.001})
     * and lists are JSON. The options of a nested record are below its name. The name of a nested
     * plugin is the value at the path of the option, and the plugin's options are below that path.
     *
     * @param root the prefix of all paths, e.g. {@code poisoning}
     */
    public SortedMap<String, String> places(String root) {
        return texts(root + ".");
    }

    /**
     * Returns the same map as {@link #places} without a prefix: {@code rate}, {@code
     * augmenter.lexicon}.
     */
    public SortedMap<String, String> texts() {
        return texts("");
    }

    private SortedMap<String, String> texts(String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> collectTexts(prefix + name, value, texts));
        return Collections.unmodifiableSortedMap(texts);
    }

    private static void collectTexts(String place, Object value, SortedMap<String, String> texts) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(given -> collectTexts(place, given, texts));
        } else if (value instanceof PluginRef<?> plugin) {
            texts.put(place, plugin.name());
            texts.putAll(of(plugin.options()).places(place));
        } else if (isNested(value)) {
            texts.putAll(of((Record) value).places(place));
        } else {
            texts.put(place, text(json(value, Path::toString)));
        }
    }

    /**
     * Returns the paths of the options that were omitted, including those of nested records.
     *
     * @param root the prefix of all paths
     */
    public Set<String> leftOut(String root) {
        Set<String> places = new HashSet<>();
        values.forEach(
                (name, value) -> {
                    if (value.equals(Optional.empty())) {
                        places.add(root + "." + name);
                    } else if (isNested(value)) {
                        places.addAll(of((Record) value).leftOut(root + "." + name));
                    }
                });
        return places;
    }

    /**
     * Returns all plugins that the options refer to, directly or through plugins' options, in
     * order.
     */
    public List<PluginRef<?>> plugins() {
        return all().filter(PluginRef.class::isInstance)
                .<PluginRef<?>>map(plugin -> (PluginRef<?>) plugin)
                .toList();
    }

    /** Returns all files and folders that the options or those of nested plugins name, in order. */
    public List<Path> files() {
        return all().filter(Path.class::isInstance).map(Path.class::cast).toList();
    }

    private Stream<?> all() {
        return values.values().stream().flatMap(OptionTree::all);
    }

    private static Stream<?> all(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(OptionTree::all);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(OptionTree::all);
        }
        if (value instanceof PluginRef<?> plugin) {
            return Stream.concat(Stream.of(plugin), of(plugin.options()).all());
        }
        return isNested(value) ? of((Record) value).all() : Stream.of(value);
    }
}
