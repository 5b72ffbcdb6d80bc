package io.mithridate.runner.options;

import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.WrittenAsText;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Options by place: what a researcher writes to name one of them, such as {@code poisoning.rate} or
 * {@code attack.patch-size}, and its value as text.
 */
public final class OptionPlaces {

    private OptionPlaces() {}

    /**
     * All options of a record that have a value, defaults included.
     *
     * <p>Equal values have equal texts: numbers are in their canonical form (1e-3 is {@code
     * 0.001}), a list is JSON. A nested record's options stand below its name; a nested plugin's
     * name is the value at its place, and its options stand below that place.
     *
     * @param root what the places begin with: {@code poisoning}
     */
    public static SortedMap<String, String> of(String root, Record options) {
        SortedMap<String, String> places = new TreeMap<>();
        collect(root, options, places);
        return Collections.unmodifiableSortedMap(places);
    }

    private static void collect(String root, Record options, SortedMap<String, String> places) {
        CanonicalOptions.values(options)
                .forEach((name, value) -> put(root + "." + name, value, places));
    }

    private static void put(String place, Object value, SortedMap<String, String> places) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(given -> put(place, given, places));
        } else if (value instanceof PluginRef<?> plugin) {
            places.put(place, plugin.name());
            collect(place, plugin.options(), places);
        } else if (value instanceof Record nested
                && !value.getClass().isAnnotationPresent(WrittenAsText.class)) {
            collect(place, nested, places);
        } else {
            places.put(place, text(CanonicalOptions.node(value)));
        }
    }

    /** The text of a value in its canonical form. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
