package io.mithridate.runner.options;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.PluginRef;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
public record OptionTree(Map<String, OptionValue> values) {

    public OptionTree {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The tree of a record.
     *
     * @throws IllegalArgumentException if a component's type is none that options may have
     */
    public static OptionTree of(Record options) {
        Map<String, OptionValue> values = new LinkedHashMap<>();
        collect(options, values);
        return new OptionTree(values);
    }

    private static void collect(Record options, Map<String, OptionValue> values) {
        for (RecordValues.Component component : RecordValues.of(options)) {
            if (component.component().isAnnotationPresent(Inlined.class)) {
                collect((Record) component.value(), values);
            } else {
                values.put(component.name(), OptionValue.of(component.value()));
            }
        }
    }

    /**
     * The canonical form: equal options give equal text, other options other text.
     *
     * <p>Names are sorted; every option is there, defaults included, one that is left out as null;
     * a plugin is a map of one entry, name to options; a number has one form (1, 1.0 and 1e0 of an
     * option that is a double are all {@code 1}).
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
        new TreeMap<>(values).forEach((name, value) -> object.set(name, value.json(files)));
        return object;
    }

    /** The same options but for those that name a file. */
    public OptionTree withoutFiles() {
        Map<String, OptionValue> others = new LinkedHashMap<>(values);
        others.values().removeIf(OptionValue.File.class::isInstance);
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
        SortedMap<String, String> places = new TreeMap<>();
        collectPlaces(root, places);
        return Collections.unmodifiableSortedMap(places);
    }

    /** The same by place below the root: {@code rate}, {@code augmenter.lexicon}. */
    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        places("").forEach((place, text) -> texts.put(place.substring(1), text));
        return texts;
    }

    /**
     * The places of its options that are left out.
     *
     * @param root what the places begin with
     */
    public Set<String> leftOut(String root) {
        return values.entrySet().stream()
                .filter(option -> option.getValue() instanceof OptionValue.Absent)
                .map(option -> root + "." + option.getKey())
                .collect(Collectors.toSet());
    }

    void collectPlaces(String root, SortedMap<String, String> places) {
        values.forEach((name, value) -> value.collectPlaces(root + "." + name, places));
    }

    /** All plugins that the options refer to, and those that their options refer to, in order. */
    public List<PluginRef<?>> plugins() {
        List<PluginRef<?>> found = new ArrayList<>();
        collectPlugins(found);
        return Collections.unmodifiableList(found);
    }

    void collectPlugins(List<PluginRef<?>> found) {
        values.values().forEach(value -> value.collectPlugins(found));
    }

    /** All files and folders that the options name, those of the plugins among them, in order. */
    public List<Path> files() {
        List<Path> found = new ArrayList<>();
        collectFiles(found);
        return Collections.unmodifiableList(found);
    }

    void collectFiles(List<Path> found) {
        values.values().forEach(value -> value.collectFiles(found));
    }

    /** Reads the components of records. */
    static final class RecordValues {

        private RecordValues() {}

        /**
         * A component and what it holds.
         *
         * @param component the component
         * @param name its name as experiments and keys write it, in kebab-case
         * @param value its value in one record
         */
        public record Component(RecordComponent component, String name, Object value) {}

        /**
         * All components of a record, in their order.
         *
         * @throws IllegalStateException if an accessor throws; the message names the component
         */
        public static List<Component> of(Record record) {
            return RecordShape.of(record.getClass()).components().stream()
                    .map(
                            component ->
                                    new Component(
                                            component.declared(),
                                            component.name(),
                                            component.in(record)))
                    .toList();
        }
    }
}
