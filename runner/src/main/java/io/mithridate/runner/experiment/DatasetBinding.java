package io.mithridate.runner.experiment;

import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds data sets; each is a single plugin, or a map with one plugin for training and one for
 * testing.
 *
 * @param axes binds plugins
 * @param complaints receives the errors found
 */
record DatasetBinding(AxisBinder axes, Complaints complaints) {

    private static final String KEY = "dataset";
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final List<String> HALVES = List.of(TRAIN, TEST);

    /**
     * Returns the data sets with sweeps expanded; the list is incomplete if an error was reported.
     */
    List<BoundValue<DatasetUse>> bind(YamlNode node) {
        List<BoundValue<DatasetUse>> uses = new ArrayList<>();
        for (YamlNode item : axes.items(PluginKind.DATASET, KEY, node)) {
            if (item instanceof YamlMap map && isPair(map)) {
                uses.addAll(pairs(map));
            } else {
                axes.variants(PluginKind.DATASET, item).stream()
                        .map(bound -> bound.map(DatasetUse::of))
                        .forEach(uses::add);
            }
        }
        axes.rejectDuplicates(KEY, uses, DatasetUse::name);
        return uses;
    }

    private static boolean isPair(YamlMap map) {
        return HALVES.stream().anyMatch(half -> map.find(half).isPresent());
    }

    /**
     * Returns the product of the variants of both halves, with the test variants varying fastest.
     */
    private List<BoundValue<DatasetUse>> pairs(YamlMap map) {
        refuseOtherKeys(map);
        List<BoundValue<PluginUse>> tests = half(TEST, map);
        List<BoundValue<DatasetUse>> pairs = new ArrayList<>();
        for (BoundValue<PluginUse> train : half(TRAIN, map)) {
            for (BoundValue<PluginUse> test : tests) {
                pairs.add(
                        new BoundValue<>(
                                new DatasetUse(train.value(), test.value()),
                                new YamlMap(
                                        map.place(),
                                        List.of(entry(TRAIN, train), entry(TEST, test)))));
            }
        }
        return pairs;
    }

    private static YamlMap.Entry entry(String key, BoundValue<PluginUse> half) {
        return new YamlMap.Entry(key, half.resolved().place(), half.resolved());
    }

    private void refuseOtherKeys(YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) {
            if (!HALVES.contains(entry.key())) {
                complaints.add(
                        entry.place(),
                        "a paired data set has no key '%s'; %s"
                                .formatted(entry.key(), NearestName.advice(entry.key(), HALVES)));
            }
        }
    }

    private List<BoundValue<PluginUse>> half(String key, YamlMap map) {
        Optional<YamlMap.Entry> entry = map.find(key);
        if (entry.isEmpty() && !NearestName.isMisspelled(key, map.keys(), HALVES)) {
            complaints.add(
                    map.place(),
                    "a paired data set lacks '%s'; write dataset: { train: ..., test: ... }, or the"
                                    .formatted(key)
                            + " name of one data set for both");
        }
        return entry.map(half -> axes.variants(PluginKind.DATASET, half.value())).orElse(List.of());
    }
}
