package io.mithridate.runner.experiment;

import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.options.NamedPlugin;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.options.Sweep;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Binds the axes of an experiment, which are lists of plugins or records that may contain sweeps.
 *
 * @param binder binds the options of one plugin or record
 * @param complaints receives the errors found
 */
record AxisBinder(OptionBinder binder, Complaints complaints) {

    /** Binds plugins whose options cannot be swept. */
    List<BoundValue<PluginUse>> bindList(PluginKind kind, String key, YamlNode node) {
        return flatten(bindEntries(kind, key, node, List::of));
    }

    /** Binds plugins whose options may be swept. */
    List<BoundValue<PluginUse>> bindAxis(PluginKind kind, String key, YamlNode node) {
        return flatten(bindEntries(kind, key, node));
    }

    /** Binds plugins whose options may be swept, and returns a separate list for each entry. */
    List<List<BoundValue<PluginUse>>> bindEntries(PluginKind kind, String key, YamlNode node) {
        return bindEntries(kind, key, node, this::expand);
    }

    private List<NamedPlugin> expand(NamedPlugin named) {
        return new Sweep(binder).expand(named, complaints);
    }

    /** Returns the expansions of all entries, in order. */
    static List<BoundValue<PluginUse>> flatten(List<List<BoundValue<PluginUse>>> entries) {
        return entries.stream().flatMap(List::stream).toList();
    }

    /** Binds records whose options may be swept, from one map of options or a list of maps. */
    <O extends Record> List<BoundValue<O>> bindRecords(Class<O> type, String key, YamlNode node) {
        List<YamlNode> items = node.items();
        if (items.isEmpty()) {
            complaints.add(
                    node.place(), "'%s' is empty; give at least one map of options".formatted(key));
        }
        List<BoundValue<O>> bound = new ArrayList<>();
        for (YamlNode item : items) {
            new Sweep(binder)
                    .expand(type, item, complaints).stream()
                            .flatMap(one -> binder.bind(type, one, key, complaints).stream())
                            .forEach(bound::add);
        }
        rejectDuplicates(key, bound, value -> key);
        return bound;
    }

    private List<List<BoundValue<PluginUse>>> bindEntries(
            PluginKind kind,
            String key,
            YamlNode node,
            Function<NamedPlugin, List<NamedPlugin>> expansion) {
        List<List<BoundValue<PluginUse>>> entries = new ArrayList<>();
        for (YamlNode item : items(kind, key, node)) {
            entries.add(variants(kind, item, expansion));
        }
        rejectDuplicates(key, flatten(entries), PluginUse::name);
        return entries;
    }

    /** Binds one plugin for each combination of its swept options. */
    List<BoundValue<PluginUse>> variants(PluginKind kind, YamlNode item) {
        return variants(kind, item, this::expand);
    }

    private List<BoundValue<PluginUse>> variants(
            PluginKind kind, YamlNode item, Function<NamedPlugin, List<NamedPlugin>> expansion) {
        return binder.notation().read(kind, item, complaints).map(expansion).stream()
                .flatMap(List::stream)
                .flatMap(named -> bind(named).stream())
                .toList();
    }

    /**
     * Returns the items of a list, or a single value as a one-element list. Reports an error if the
     * list is empty.
     */
    List<YamlNode> items(PluginKind kind, String key, YamlNode node) {
        List<YamlNode> items = node.isNull() ? List.of() : node.items();
        if (items.isEmpty()) {
            complaints.add(
                    node.place(),
                    "'%s' is empty; name at least one %s".formatted(key, kind.singular()));
        }
        return items;
    }

    private Optional<BoundValue<PluginUse>> bind(NamedPlugin named) {
        List<YamlMap.Entry> given =
                ModelOptions.areOptionsOf(named.plugin())
                        ? ModelOptions.NAMES.stream()
                                .flatMap(name -> named.options().find(name).stream())
                                .toList()
                        : List.of();
        if (given.isEmpty()) {
            return binder.bind(named, complaints)
                    .map(bound -> bound.map(options -> new PluginUse(named.plugin(), options)));
        }
        Optional<BoundValue<ModelOptions>> model =
                binder.bind(
                        ModelOptions.class,
                        new YamlMap(named.place(), given),
                        named.plugin().name(),
                        complaints);
        return binder.bind(named.without(ModelOptions.NAMES), complaints)
                .flatMap(own -> model.map(bound -> withModelOptions(named, own, bound)));
    }

    private static BoundValue<PluginUse> withModelOptions(
            NamedPlugin named, BoundValue<Record> own, BoundValue<ModelOptions> model) {
        YamlMap options = (YamlMap) own.resolved().at(List.of(named.plugin().name()));
        return new BoundValue<>(
                new PluginUse(named.plugin(), own.value(), Optional.of(model.value())),
                YamlMap.of(
                        named.place(),
                        named.plugin().name(),
                        ((YamlMap) model.resolved())
                                .entries().stream().reduce(options, YamlMap::with, (a, b) -> b)));
    }

    /** Reports an error for duplicate items with equal options. */
    <T> void rejectDuplicates(String key, List<BoundValue<T>> items, Function<T, String> name) {
        Map<T, Place> seen = new HashMap<>();
        for (BoundValue<T> item : items) {
            Place place = item.resolved().place();
            Place earlier = seen.putIfAbsent(item.value(), place);
            if (earlier != null) {
                complaints.add(
                        place,
                        "%s appears twice in '%s' with the same options, first at %s; remove one or change its options"
                                .formatted(name.apply(item.value()), key, earlier.origin()));
            }
        }
    }
}
