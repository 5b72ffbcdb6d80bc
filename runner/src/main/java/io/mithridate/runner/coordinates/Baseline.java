package io.mithridate.runner.coordinates;

import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The defense that the others are compared with: a name, and options that tell it from others of
 * that name.
 *
 * <p>It is written {@code clean-clip}, or {@code clean-clip image-augmentation=geometric} where a
 * name stands for several entries.
 *
 * @param defense the defense's name
 * @param options texts of some of its options, by place below the defense
 */
public record Baseline(String defense, SortedMap<String, String> options) {

    /** Its written form, for complaints. */
    public static final String FORM =
            "name a defense, and options after it: clean-clip image-augmentation=geometric";

    public Baseline {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException if it is not a name, or something other than {@code
     *     option=value} follows it; the message says how a baseline is written
     */
    public static Baseline parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        SortedMap<String, String> options = new TreeMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 1 || equals == words[i].length() - 1) {
                throw new IllegalArgumentException("'%s': %s".formatted(words[i], FORM));
            }
            options.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        if (words[0].isEmpty() || words[0].indexOf('=') >= 0) {
            throw new IllegalArgumentException("'%s': %s".formatted(text, FORM));
        }
        return new Baseline(words[0], options);
    }

    /** Returns whether a defense is meant. */
    public boolean names(PluginSetting given) {
        return given.name().equals(defense)
                && options.entrySet().stream()
                        .allMatch(
                                option ->
                                        means(
                                                option.getKey(),
                                                option.getValue(),
                                                given.options().getOrDefault(option.getKey(), "")));
    }

    /** Returns whether all settings of a list are meant. */
    public boolean names(SettingList list) {
        return list.settings().stream().allMatch(this::names);
    }

    /** The lists of some of which all settings are meant. */
    public List<SettingList> among(List<SettingList> lists) {
        return lists.stream().filter(this::names).toList();
    }

    /** Returns whether it is the victim as it is. */
    public boolean isNone() {
        return defense.equals(Coordinates.NO_DEFENSE);
    }

    /** The same defense whatever the value of an option. */
    public Baseline without(String option) {
        SortedMap<String, String> others = new TreeMap<>(options);
        others.remove(option);
        return new Baseline(defense, others);
    }

    /** An experiment may say 1e-3 where a table says 0.001. */
    private static boolean means(String option, String written, String text) {
        YamlNode node = YamlScalar.plain(new Place.ByDefault(option), written);
        return Axes.find(option, node, List.of(text)).isPresent();
    }

    /** As it is written. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(defense);
        options.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
