package io.mithridate.results.coordinates;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Multiset;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Distinct labels for settings: the plugin's name and, if several settings share it, the options in
 * which they differ, as in {@code clean-clip (learning-rate 0.001)}.
 *
 * <p>If they differ in many options, as in an ablation, only the most typical setting is labeled
 * with all of them. The others omit values that they share with it and with most other settings:
 * {@code …, negatives none}.
 */
public final class SettingLabels {

    /** The maximum number of differing options that are always written in full; our choice. */
    private static final int MAX_WRITTEN_OUT = 3;

    private final Map<PluginSetting, String> labels = new HashMap<>();

    /**
     * Creates the labels of all settings in one table. Of equally typical settings, the first is
     * labeled in full.
     */
    public SettingLabels(Collection<PluginSetting> settings) {
        Multimaps.asMap(Multimaps.index(new LinkedHashSet<>(settings), PluginSetting::name))
                .values()
                .forEach(this::add);
    }

    /** Returns the label of a setting. */
    public String of(PluginSetting setting) {
        return labels.getOrDefault(setting, setting.name());
    }

    private void add(List<PluginSetting> variants) {
        SortedSet<String> places =
                Coordinates.differing(variants.stream().map(PluginSetting::options).toList());
        Multiset<Map.Entry<String, String>> counts =
                variants.stream()
                        .flatMap(variant -> values(variant, places))
                        .collect(ImmutableMultiset.toImmutableMultiset());
        // The variant that shares the most values with the others; of several, the first.
        PluginSetting typical =
                Collections.max(
                        variants,
                        Comparator.comparingLong(
                                variant -> values(variant, places).mapToLong(counts::count).sum()));
        Set<Map.Entry<String, String>> leftOut = new HashSet<>();
        if (places.size() > MAX_WRITTEN_OUT) {
            values(typical, places)
                    .filter(value -> 2 * counts.count(value) > variants.size())
                    .forEach(leftOut::add);
        }
        for (PluginSetting variant : variants) {
            String difference = text(variant, places, variant.equals(typical) ? Set.of() : leftOut);
            if (!difference.isEmpty()) {
                labels.put(variant, "%s (%s)".formatted(variant.name(), difference));
            }
        }
    }

    private static String text(
            PluginSetting variant,
            SortedSet<String> places,
            Set<Map.Entry<String, String>> leftOut) {
        List<Map.Entry<String, String>> own =
                values(variant, places)
                        .filter(value -> variant.options().containsKey(value.getKey()))
                        .toList();
        List<Map.Entry<String, String>> written =
                own.stream().filter(value -> !leftOut.contains(value)).toList();
        return written.stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(Collectors.joining(", ", written.size() < own.size() ? "…, " : "", ""));
    }

    private static Stream<Map.Entry<String, String>> values(
            PluginSetting variant, SortedSet<String> places) {
        return places.stream()
                .map(place -> Map.entry(place, variant.options().getOrDefault(place, "")));
    }
}
