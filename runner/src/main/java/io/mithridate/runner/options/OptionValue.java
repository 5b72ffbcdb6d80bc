package io.mithridate.runner.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.WrittenAsText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The value of one option in an {@link OptionTree}. */
public sealed interface OptionValue {

    /**
     * The value in its canonical form.
     *
     * @param files gives what stands for a file
     */
    JsonNode json(Function<Path, String> files);

    /** Adds the texts of the value, and of what is in it, by place. */
    void collectPlaces(String place, SortedMap<String, String> places);

    /** Adds the plugins that the value refers to. */
    default void collectPlugins(List<PluginRef<?>> found) {}

    /** Adds the files that the value names. */
    default void collectFiles(List<Path> found) {}

    /**
     * The value that a record's component holds.
     *
     * @throws IllegalArgumentException if no option has a value of its type
     */
    static OptionValue of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(OptionValue::of).orElseGet(Absent::new);
        }
        if (value instanceof List<?> list) {
            return new Several(list.stream().map(OptionValue::of).toList());
        }
        if (value instanceof Path path) {
            return new File(path);
        }
        if (value instanceof PluginRef<?> plugin) {
            return new Plugin(plugin, OptionTree.of(plugin.options()));
        }
        if (value instanceof Record nested
                && !value.getClass().isAnnotationPresent(WrittenAsText.class)) {
            return new Nested(OptionTree.of(nested));
        }
        return new Single(single(value));
    }

    private static JsonNode single(Object value) {
        if (value instanceof Double number) {
            return CanonicalNumber.isWhole(number)
                    ? LongNode.valueOf(number.longValue())
                    : DecimalNode.valueOf(CanonicalNumber.shortest(number));
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
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(KebabCase.ofConstant(constant));
        }
        if (value.getClass().isAnnotationPresent(WrittenAsText.class)) {
            return TextNode.valueOf(value.toString());
        }
        throw new IllegalArgumentException(
                "no option has a value of type " + value.getClass().getName());
    }

    /** The text of a value in its canonical form. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** An option that is left out. */
    record Absent() implements OptionValue {
        @Override
        public JsonNode json(Function<Path, String> files) {
            return NullNode.getInstance();
        }

        @Override
        public void collectPlaces(String place, SortedMap<String, String> places) {}
    }

    /**
     * A number, a text, a truth value or a constant.
     *
     * @param canonical its canonical form
     */
    record Single(JsonNode canonical) implements OptionValue {
        @Override
        public JsonNode json(Function<Path, String> files) {
            return canonical;
        }

        @Override
        public void collectPlaces(String place, SortedMap<String, String> places) {
            places.put(place, text(canonical));
        }
    }

    /**
     * A file or a folder.
     *
     * @param path where it lies
     */
    record File(Path path) implements OptionValue {
        @Override
        public JsonNode json(Function<Path, String> files) {
            return TextNode.valueOf(files.apply(path));
        }

        @Override
        public void collectPlaces(String place, SortedMap<String, String> places) {
            places.put(place, path.toString());
        }

        @Override
        public void collectFiles(List<Path> found) {
            found.add(path);
        }
    }

    /**
     * A list.
     *
     * @param items its elements, in order
     */
    record Several(List<OptionValue> items) implements OptionValue {

        public Several {
            items = List.copyOf(items);
        }

        @Override
        public JsonNode json(Function<Path, String> files) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.json(files)));
            return array;
        }

        @Override
        public void collectPlaces(String place, SortedMap<String, String> places) {
            places.put(place, json(Path::toString).toString());
        }

        @Override
        public void collectPlugins(List<PluginRef<?>> found) {
            items.forEach(item -> item.collectPlugins(found));
        }

        @Override
        public void collectFiles(List<Path> found) {
            items.forEach(item -> item.collectFiles(found));
        }
    }

    /**
     * A record of options in a map of its own.
     *
     * @param options what it holds
     */
    record Nested(OptionTree options) implements OptionValue {
        @Override
        public JsonNode json(Function<Path, String> files) {
            return options.json(files);
        }

        @Override
        public void collectPlaces(String place, SortedMap<String, String> places) {
            options.collectPlaces(place, places);
        }

        @Override
        public void collectPlugins(List<PluginRef<?>> found) {
            options.collectPlugins(found);
        }

        @Override
        public void collectFiles(List<Path> found) {
            options.collectFiles(found);
        }
    }

    /**
     * Another plugin.
     *
     * @param reference its kind and name
     * @param options its options
     */
    record Plugin(PluginRef<?> reference, OptionTree options) implements OptionValue {
        @Override
        public JsonNode json(Function<Path, String> files) {
            return JsonNodeFactory.instance.objectNode().set(reference.name(), options.json(files));
        }

        @Override
        public void collectPlaces(String place, SortedMap<String, String> places) {
            places.put(place, reference.name());
            options.collectPlaces(place, places);
        }

        @Override
        public void collectPlugins(List<PluginRef<?>> found) {
            found.add(reference);
            options.collectPlugins(found);
        }

        @Override
        public void collectFiles(List<Path> found) {
            options.collectFiles(found);
        }
    }
}
