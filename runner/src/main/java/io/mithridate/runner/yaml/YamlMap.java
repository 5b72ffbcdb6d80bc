package io.mithridate.runner.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A map with unique keys.
 *
 * @param place the source of the map
 * @param entries the entries, in order
 */
public record YamlMap(Place place, List<Entry> entries) implements YamlNode {

    public YamlMap {
        entries = List.copyOf(entries);
    }

    /**
     * A key and its value.
     *
     * @param key the key
     * @param place the source of the key
     * @param value the value
     */
    public record Entry(String key, Place place, YamlNode value) {}

    /** Returns a map without entries. */
    public static YamlMap empty(Place place) {
        return new YamlMap(place, List.of());
    }

    /** Returns a map with a single entry whose key has the same place as the map. */
    public static YamlMap of(Place place, String key, YamlNode value) {
        return new YamlMap(place, List.of(new Entry(key, place, value)));
    }

    /** Returns the keys, in order. */
    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    /** Returns the entry with the given key; empty if there is none. */
    public Optional<Entry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * Returns a copy with the entry set: an existing entry is replaced in position, a new one
     * appended.
     */
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
