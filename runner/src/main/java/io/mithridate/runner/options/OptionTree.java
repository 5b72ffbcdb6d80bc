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
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.WrittenAsText;
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
 * The options of a record as a tree of names and values: the one form from which keys, places and
 * the plugins that take part are derived.
 *
 * <p>Names are in kebab-case. The options of an inlined record stand beside the others; a nested
 * record, and the options of a nested plugin, are trees of their own.
 *
 * @param values the value of every option by name, defaults included, in the order of the
 *     components
 */
public record OptionTree(Map<String, Object> values) {

    public OptionTree {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The tree of a record. */
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
     * The canonical form: equal options give equal text, other options other text.
     *
     * <p>Names are sorted; every option is there, defaults included, one that is left out as null;
     * a plugin is a map of one entry, name to options; a number has one form (1, 1.0 and 1e0 of an
     * option that is a double are all {@code 1}).
     *
     * @throws IllegalArgumentException if no option has a value of a component's type
     */
    public ObjectNode json() {
        return json(Path::toString);
    }

    /**
     * As {@link #json()}, with something else in the place of each file that an option names.
     *
     * @param files gives what stands for a file
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
        return isNested(value) ? of((Record) value).json(files) : single(value);
    }

    private static boolean isNested(Object value) {
        return value instanceof Record
                && !value.getClass().isAnnotationPresent(WrittenAsText.class);
    }

    /** The canonical form of a number, a text, a truth value or a constant. */
    static JsonNode single(Object value) {
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
        if (value instanceof String || value.getClass().isAnnotationPresent(WrittenAsText.class)) {
            return TextNode.valueOf(value.toString());
        }
        throw new IllegalArgumentException(
                "no option has a value of type " + value.getClass().getName());
    }

    /** The text of a value in its canonical form. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** The same options but for those that name a file. */
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
     * All options that have a value, by place: what a researcher writes to name one of them, such
     * as {@code poisoning.rate} or {@code attack.patch-size}.
     *
     * <p>Equal values have equal texts: numbers are in their canonical form (1e-3 is {@code
     * 0.001}), a list is JSON. A nested record's options stand below its name; a nested plugin's
     * name is the value at its place, and its options stand below that place.
     *
     * @param root what the places begin with: {@code poisoning}
     */
    public SortedMap<String, String> places(String root) {
        return texts(root + ".");
    }

    /** The same by place below the root: {@code rate}, {@code augmenter.lexicon}. */
    public SortedMap<String, String> texts() {
        return texts("");
    }

    private SortedMap<String, String> texts(String before) {
        SortedMap<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> collectTexts(before + name, value, texts));
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
     * The places of its options that are left out, those of nested records among them.
     *
     * @param root what the places begin with
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

    /** All plugins that the options refer to, and those that their options refer to, in order. */
    public List<PluginRef<?>> plugins() {
        return all().filter(PluginRef.class::isInstance)
                .<PluginRef<?>>map(plugin -> (PluginRef<?>) plugin)
                .toList();
    }

    /** All files and folders that the options name, those of the plugins among them, in order. */
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
