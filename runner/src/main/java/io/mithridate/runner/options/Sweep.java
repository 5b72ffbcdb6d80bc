package io.mithridate.runner.options;

import io.mithridate.config.Complaints;
import io.mithridate.config.ScalarMeaning;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Expands sweeps: if an option that takes a single value is given a list, the plugin or record is
 * repeated with each value of the list.
 *
 * <p>Several lists are expanded to their Cartesian product, with the last list varying fastest.
 * Options of nested records and nested plugins can be swept, as can the nested plugin itself.
 */
public final class Sweep {

    private static final int MAX_COMBINATIONS = 100_000;

    private final OptionBinder binder;
    private final Complaints complaints;

    /**
     * Creates a sweep over options that the binder will bind later.
     *
     * @param complaints receives the errors found
     */
    public Sweep(OptionBinder binder, Complaints complaints) {
        this.binder = binder;
        this.complaints = complaints;
    }

    /** Returns a copy of the plugin for each combination of its swept options, at least one. */
    public List<NamedPlugin> expand(NamedPlugin named) {
        return expand(schemaOf(named), named.options()).stream()
                .map(options -> new NamedPlugin(named.plugin(), named.place(), options))
                .toList();
    }

    /**
     * Returns a copy of a record's options for each combination of the swept values, at least one.
     *
     * @param node a map of options; any other node is returned unchanged, and the binder reports
     *     the error
     * @throws IllegalArgumentException as {@link OptionsSchema#of} does
     */
    public List<YamlNode> expand(Class<? extends Record> type, YamlNode node) {
        return node instanceof YamlMap options
                ? List.copyOf(expand(binder.schema(type), options))
                : List.of(node);
    }

    /**
     * Returns the schema of a plugin; it has no options if the plugin is broken, which the binder
     * reports as an error.
     */
    private OptionsSchema schemaOf(NamedPlugin named) {
        try {
            return ModelOptions.schema(named.plugin());
        } catch (IllegalArgumentException e) {
            return new OptionsSchema(named.plugin().about().options(), List.of());
        }
    }

    private List<YamlMap> expand(OptionsSchema schema, YamlMap options) {
        List<YamlMap> expanded = List.of(options);
        for (OptionSchema option : schema.options()) {
            Optional<YamlMap.Entry> entry = options.find(option.name());
            if (entry.isEmpty()) {
                continue;
            }
            List<YamlNode> values = values(option.type(), entry.get().value(), option.name());
            if ((long) values.size() * expanded.size() > MAX_COMBINATIONS) {
                complaints.add(
                        entry.get().place(),
                        "the sweeps up to '%s' make more than %d combinations; sweep over fewer values"
                                .formatted(option.name(), MAX_COMBINATIONS));
                return List.of(options);
            }
            List<YamlMap> next = new ArrayList<>();
            for (YamlMap map : expanded) {
                for (YamlNode value : values) {
                    next.add(map.with(option.name(), value));
                }
            }
            expanded = next;
        }
        return expanded;
    }

    private List<YamlNode> values(OptionType type, YamlNode node, String name) {
        if (node instanceof YamlList list && type.isScalar()) {
            if (list.items().isEmpty()) {
                complaints.add(
                        list.place(),
                        "the sweep over '%s' is empty; give at least one value".formatted(name));
            }
            return distinct(type, list, name).stream()
                    .flatMap(item -> expandValue(type, item).stream())
                    .toList();
        }
        return expandValue(type, node);
    }

    /** Returns the distinct values and reports duplicates as errors. */
    private List<YamlNode> distinct(OptionType type, YamlList list, String name) {
        Set<String> seen = new HashSet<>();
        List<YamlNode> distinct = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlScalar scalar && !seen.add(value(type, scalar))) {
                complaints.add(
                        item.place(),
                        "%s appears twice in the sweep over '%s'; remove one"
                                .formatted(item.description(), name));
            } else {
                distinct.add(item);
            }
        }
        return distinct;
    }

    /**
     * Returns the text by which values are compared: 1e-2 equals 0.01, unless the option is a text
     * or path.
     */
    private static String value(OptionType type, YamlScalar scalar) {
        OptionType valueType =
                type instanceof OptionType.OptionalOf optional ? optional.type() : type;
        return valueType == OptionType.Plain.TEXT || valueType == OptionType.Plain.PATH
                ? scalar.text()
                : ScalarMeaning.of(scalar);
    }

    private List<YamlNode> expandValue(OptionType type, YamlNode node) {
        if (type instanceof OptionType.OptionalOf optional) {
            return expandValue(optional.type(), node);
        }
        if (type instanceof OptionType.Nested nested && node instanceof YamlMap map) {
            return List.copyOf(expand(nested.schema(), map));
        }
        if (type instanceof OptionType.Plugin plugin && node instanceof YamlMap map) {
            // The binder reads the same node again and reports its errors.
            Optional<NamedPlugin> named =
                    binder.notation().read(plugin.kind(), map, new Complaints());
            if (named.isPresent()) {
                return expand(named.get()).stream().<YamlNode>map(Sweep::node).toList();
            }
        }
        return List.of(node);
    }

    private static YamlMap node(NamedPlugin named) {
        return YamlMap.of(named.place(), named.plugin().name(), named.options());
    }
}
