package io.mithridate.results.coordinates;

import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlScalar;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The defense that others are compared with: its name and the options that distinguish it from
 * other defenses of that name.
 *
 * <p>It is written {@code clean-clip} or, if several entries have that name, {@code clean-clip
 * image-augmentation=geometric}. {@code clean-clip along=*} matches the list of {@code clean-clip}
 * settings that differ in {@code along}.
 *
 * @param defense the defense's name
 * @param options texts of some of its options, by path within the defense
 */
public record Baseline(String defense, SortedMap<String, String> options) {

    private static final String ANY = "*";

    /** The notation, for error messages. */
    public static final String FORM =
            "name a defense, and options after it: clean-clip image-augmentation=geometric";

    public Baseline {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /**
     * Parses a baseline.
     *
     * @throws IllegalArgumentException if the text is not a name followed by any number of {@code
     *     option=value}; the message describes the notation
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

    /** Returns whether this baseline matches a defense. */
    public boolean names(PluginSetting given) {
        return given.name().equals(defense)
                && options.entrySet().stream().allMatch(option -> matchesValue(option, given));
    }

    /**
     * Returns whether this baseline matches all settings of a list, and {@code *} is given at most
     * for the option that makes the defense stronger.
     */
    public boolean names(SettingList list) {
        return list.settings().stream().allMatch(this::names)
                && options.entrySet().stream()
                        .filter(option -> option.getValue().equals(ANY))
                        .allMatch(option -> option.getKey().equals(list.option()));
    }

    /** Returns the lists in which this baseline matches all settings. */
    public List<SettingList> among(List<SettingList> lists) {
        return lists.stream().filter(this::names).toList();
    }

    /** Returns whether the baseline is the undefended victim. */
    public boolean isNone() {
        return defense.equals(Coordinates.NO_DEFENSE);
    }

    /** Returns the same baseline without its condition on an option. */
    public Baseline without(String option) {
        SortedMap<String, String> others = new TreeMap<>(options);
        others.remove(option);
        return new Baseline(defense, others);
    }

    /** Compares two texts by value, since an experiment may write 1e-3 where a table has 0.001. */
    private static boolean matchesValue(Map.Entry<String, String> option, PluginSetting given) {
        String text = given.options().getOrDefault(option.getKey(), "");
        if (option.getValue().equals(ANY)) {
            return !text.isEmpty();
        }
        Place place = new Place.ByDefault(option.getKey());
        YamlNode written = YamlScalar.plain(place, option.getValue());
        return Axes.find(option.getKey(), written, List.of(text)).isPresent();
    }

    /** Returns the notation that {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(defense);
        options.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
