package io.mithridate.runner.results;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names for lists that tell them apart: the defense's name, and where it has several lists, the
 * options in which they differ, as in {@code clean-clip (image-augmentation geometric)}.
 */
public final class ListLabels {

    private final SettingLabels labels;

    /** Makes the labels of all lists that stand in one table. */
    public ListLabels(Collection<SettingList> lists) {
        labels = new SettingLabels(lists.stream().map(ListLabels::withoutStrength).toList());
    }

    /** The label of a list. */
    public String of(SettingList list) {
        return labels.of(withoutStrength(list));
    }

    private static PluginSetting withoutStrength(SettingList list) {
        PluginSetting first = list.settings().get(0);
        SortedMap<String, String> options = new TreeMap<>(first.options());
        options.remove(list.option());
        return new PluginSetting(first.name(), options);
    }
}
