package io.mithridate.runner.results;

import java.util.Collection;

/**
 * Names for lists that tell them apart: the defense's name, and where it has several lists, the
 * options in which they differ, as in {@code clean-clip (image-augmentation geometric)}.
 */
public final class ListLabels {

    private final SettingLabels labels;

    /** Makes the labels of all lists that stand in one table. */
    public ListLabels(Collection<SettingList> lists) {
        labels = new SettingLabels(lists.stream().map(SettingList::withoutStrength).toList());
    }

    /** The label of a list. */
    public String of(SettingList list) {
        return labels.of(list.withoutStrength());
    }
}
