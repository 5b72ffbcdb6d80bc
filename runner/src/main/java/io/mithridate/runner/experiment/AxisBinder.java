package io.mithridate.runner.experiment;

import com.google.common.collect.Sets;
import io.mithridate.config.Complaints;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import io.mithridate.runner.options.Sweep;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Binds the axes of an experiment, which are lists of plugins or records that may contain sweeps.
 *
 * @param binder binds the options of one plugin or record
 * @param complaints receives the errors found
 */
record AxisBinder(OptionBinder binder, Complaints complaints) {

    private static final String DATASET = ScenarioPart.DATASET.key();
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final List<String> HALVES = List.of(TRAIN, TEST);

    private static final String POISONING = ScenarioPart.POISONING.key();

    /** The options of poisoning that say how a victim is trained, rather than given. */
    private static final Set<String> TRAINING_OPTIONS =
            Sets.difference(names(Poisoning.class), names(GivenVictim.class));

    private static Set<String> names(Class<? extends Record> type) {
        return OptionsSchema.of(type).options().stream()
                .map(OptionSchema::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Binds plugins, and returns the expansion of each entry of the list. */
    List<List<BoundValue<PluginUse>>> bindPlugins(PluginKind kind, String key, YamlNode node) {
        List<List<BoundValue<PluginUse>>> entries = new ArrayList<>();
        for (YamlNode item : items(kind, key, node)) {
            entries.add(variants(kind, item));
        }
        rejectDuplicates(key, entries.stream().flatMap(List::stream).toList(), PluginUse::name);
        return entries;
    }

    /**
     * Binds data sets; each is a single plugin, or a map with one plugin for training and one for
     * testing. The list is incomplete if an error was reported.
     */
    List<BoundValue<DatasetUse>> bindDatasets(YamlNode node) {
        List<BoundValue<DatasetUse>> uses = new ArrayList<>();
        for (YamlNode item : items(PluginKind.DATASET, DATASET, node)) {
            if (item instanceof YamlMap map
                    && HALVES.stream().anyMatch(half -> map.find(half).isPresent())) {
                uses.addAll(pairs(map));
            } else {
                variants(PluginKind.DATASET, item).stream()
                        .map(bound -> bound.map(DatasetUse::of))
                        .forEach(uses::add);
            }
        }
        rejectDuplicates(DATASET, uses, DatasetUse::name);
        return uses;
    }

    /**
     * Returns the product of the variants of both halves, with the test variants varying fastest.
     */
    private List<BoundValue<DatasetUse>> pairs(YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) {
            if (!HALVES.contains(entry.key())) {
                complaints.add(
                        entry.place(),
                        "a paired data set has no key '%s'; %s"
                                .formatted(entry.key(), NearestName.advice(entry.key(), HALVES)));
            }
        }
        List<BoundValue<PluginUse>> tests = half(TEST, map);
        List<BoundValue<DatasetUse>> pairs = new ArrayList<>();
        for (BoundValue<PluginUse> train : half(TRAIN, map)) {
            for (BoundValue<PluginUse> test : tests) {
                pairs.add(
                        new BoundValue<>(
                                new DatasetUse(train.value(), test.value()),
                                YamlMap.empty(map.place())
                                        .with(TRAIN, train.resolved())
                                        .with(TEST, test.resolved())));
            }
        }
        return pairs;
    }

    private List<BoundValue<PluginUse>> half(String key, YamlMap map) {
        Optional<YamlMap.Entry> entry = map.find(key);
        if (entry.isEmpty() && !NearestName.isMisspelled(key, map.keys(), HALVES)) {
            complaints.add(
                    map.place(),
                    "a paired data set lacks '%s'; write dataset: { train: ..., test: ... }, or the name of one data set for both"
                            .formatted(key));
        }
        return entry.map(half -> variants(PluginKind.DATASET, half.value())).orElse(List.of());
    }

    /**
     * Binds {@code poisoning}: the settings for training victims or, if {@code weights} are given,
     * the file that contains one. The list is empty if an error was reported.
     */
    List<BoundValue<? extends VictimOrigin>> bindVictims(YamlNode node) {
        List<YamlNode> items = node.items().isEmpty() ? List.of(node) : node.items();
        List<BoundValue<? extends VictimOrigin>> bound = new ArrayList<>();
        for (YamlNode item : items) {
            bound.addAll(
                    isGivenVictim(item)
                            ? bindRecords(
                                    GivenVictim.class, POISONING, withoutTraining((YamlMap) item))
                            : bindRecords(Poisoning.class, POISONING, item));
        }
        rejectDuplicates(POISONING, bound, value -> POISONING);
        List<YamlNode> given = items.stream().filter(AxisBinder::isGivenVictim).toList();
        if (!given.isEmpty() && given.size() < items.size()) {
            complaints.add(
                    given.get(0).place(),
                    "a victim from a file and one that is trained cannot be in the same experiment;"
                            + " write one for each, and read both with bin/mithridate compare");
        }
        return bound;
    }

    /** Returns whether a node of {@code poisoning} is a victim from a file. */
    static boolean isGivenVictim(YamlNode node) {
        return node instanceof YamlMap map && map.find(GivenVictim.WEIGHTS).isPresent();
    }

    /** Reports an error for each option about training a victim, and returns the other options. */
    private YamlMap withoutTraining(YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) {
            if (TRAINING_OPTIONS.contains(entry.key())) {
                complaints.add(
                        entry.place(),
                        "'%s' says how a victim is poisoned and trained, and with 'weights' it was trained elsewhere; leave one of them out"
                                .formatted(entry.key()));
            }
        }
        return map.filter(key -> !TRAINING_OPTIONS.contains(key));
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
            new Sweep(binder, complaints)
                    .expand(type, item).stream()
                            .flatMap(one -> binder.bind(type, one, key).stream())
                            .forEach(bound::add);
        }
        rejectDuplicates(key, bound, value -> key);
        return bound;
    }

    /**
     * Binds one plugin for each combination of its swept options. Options of metrics cannot be
     * swept.
     */
    private List<BoundValue<PluginUse>> variants(PluginKind kind, YamlNode item) {
        return binder.notation().read(kind, item, complaints).stream()
                .flatMap(
                        named ->
                                kind == PluginKind.METRIC
                                        ? Stream.of(named)
                                        : new Sweep(binder, complaints).expand(named).stream())
                .flatMap(named -> bind(named).stream())
                .toList();
    }

    /**
     * Returns the items of a list, or a single value as a one-element list. Reports an error if the
     * list is empty.
     */
    private List<YamlNode> items(PluginKind kind, String key, YamlNode node) {
        List<YamlNode> items = node.isNull() ? List.of() : node.items();
        if (items.isEmpty()) {
            complaints.add(
                    node.place(),
                    "'%s' is empty; name at least one %s".formatted(key, kind.singular()));
        }
        return items;
    }

    private Optional<BoundValue<PluginUse>> bind(NamedPlugin named) {
        boolean mayReturnModel = ModelOptions.areOptionsOf(named.plugin());
        YamlMap common =
                named.options().filter(key -> mayReturnModel && ModelOptions.NAMES.contains(key));
        if (common.entries().isEmpty()) {
            return binder.bind(named)
                    .map(bound -> bound.map(options -> new PluginUse(named.plugin(), options)));
        }
        Optional<BoundValue<ModelOptions>> model =
                binder.bind(ModelOptions.class, common, named.plugin().name());
        YamlMap others = named.options().filter(key -> !ModelOptions.NAMES.contains(key));
        return binder.bind(new NamedPlugin(named.plugin(), named.place(), others))
                .flatMap(own -> model.map(bound -> withModelOptions(named, own, bound)));
    }

    private static BoundValue<PluginUse> withModelOptions(
            NamedPlugin named, BoundValue<Record> own, BoundValue<ModelOptions> model) {
        String name = named.plugin().name();
        YamlMap options = (YamlMap) own.resolved().at(List.of(name));
        for (YamlMap.Entry entry : ((YamlMap) model.resolved()).entries()) {
            options = options.with(entry.key(), entry.value());
        }
        return new BoundValue<>(
                new PluginUse(named.plugin(), own.value(), Optional.of(model.value())),
                YamlMap.of(named.place(), name, options));
    }

    /** Reports an error for duplicate items with equal options. */
    private <T> void rejectDuplicates(
            String key, List<? extends BoundValue<? extends T>> items, Function<T, String> name) {
        Map<T, Place> seen = new HashMap<>();
        for (BoundValue<? extends T> item : items) {
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
