package io.mithridate.runner.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A map; no two entries have the same key.
 *
 * @param place where it comes from
 * @param entries in their order
 */
public record YamlMap(Place place, List<Entry> entries) implements YamlNode {

    public YamlMap {
        entries = List.copyOf(entries);
    }

    /**
     * A key and its value.
     *
     * @param key the key
     * @param place where the key stands
     * @param value the value
     */
    public record Entry(String key, Place place, YamlNode value) {}

    /** A map without entries. */
    public static YamlMap empty(Place place) {
        return new YamlMap(place, List.of());
    }

    /** A map of one entry whose key stands where the map does. */
    public static YamlMap of(Place place, String key, YamlNode value) {
        return new YamlMap(place, List.of(new Entry(key, place, value)));
    }

    /** The keys, in their order. */
    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    /** The entry of a key, if there is one. */
    public Optional<Entry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** The same map with another value for a key: in its old place, or at the end. */
    public YamlMap with(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).key().equals(entry.key())) {
                changed.set(i, entry);
                return new YamlMap(place, changed);
            }
        }
        changed.add(entry);
        return new YamlMap(place, changed);
    }

    @Override
    public String description() {
        return "a map";
    }
}
