package io.mithridate.runner.experiment;

import io.mithridate.runner.options.OptionTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a scenario's data come from.
 *
 * @param train the plugin of the pairs that models are trained on
 * @param test the plugin of the labelled pictures; equal to {@code train} where one data set has
 *     both
 */
public record DatasetUse(PluginUse train, PluginUse test) {

    /** One data set for both. */
    public static DatasetUse of(PluginUse both) {
        return new DatasetUse(both, both);
    }

    /** Returns whether two plugins are at work, or one with two sets of options. */
    public boolean paired() {
        return !train.equals(test);
    }

    /** What tables call it: the plugin's name, or both names as in {@code cc3m+imagenet}. */
    public String name() {
        return paired() ? train.name() + "+" + test.name() : train.name();
    }

    /** The plugins that are built: one or two. */
    public List<PluginUse> plugins() {
        return paired() ? List.of(train, test) : List.of(train);
    }

    /**
     * Its options by place: {@code dataset.classes}, or {@code dataset.train.rows} where it is
     * paired.
     *
     * @param key the key of the data set
     */
    SortedMap<String, String> places(String key) {
        SortedMap<String, String> places = new TreeMap<>();
        trees(key).forEach((root, tree) -> places.putAll(tree.places(root)));
        return places;
    }

    /** The places of its options that are left out. */
    Set<String> leftOut(String key) {
        return trees(key).entrySet().stream()
                .flatMap(tree -> tree.getValue().leftOut(tree.getKey()).stream())
                .collect(Collectors.toSet());
    }

    /** The options of each plugin, by what their places begin with. */
    private Map<String, OptionTree> trees(String key) {
        return paired()
                ? Map.of(key + ".train", train.tree(), key + ".test", test.tree())
                : Map.of(key, train.tree());
    }
}
