package io.mithridate.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A part of a YAML document, with its source location. */
public sealed interface YamlNode {

    /** Returns the source location of the node. */
    Place place();

    /**
     * Returns a description for error messages: "a map", "a list", or the scalar's text in quotes.
     */
    String description();

    /** Returns the items of a list; any other node is treated as a one-element list. */
    default List<YamlNode> items() {
        return List.of(this);
    }

    /** Returns whether the node represents no value. */
    default boolean isNull() {
        return false;
    }

    /**
     * Returns the node at a path, or its nearest existing ancestor.
     *
     * @param path map keys and list positions, which start from 0
     */
    default YamlNode at(List<String> path) {
        return path.isEmpty()
                ? this
                : child(path.get(0))
                        .map(node -> node.at(path.subList(1, path.size())))
                        .orElse(this);
    }

    private Optional<YamlNode> child(String part) {
        if (this instanceof YamlMap map) {
            return map.value(part);
        }
        return this instanceof YamlList list && part.matches("\\d{1,9}")
                ? list.items().stream().skip(Integer.parseInt(part)).findFirst()
                : Optional.empty();
    }

    /**
     * A scalar as written; its type is determined by the code that reads it.
     *
     * <p>YAML 1.1 parses {@code 2e-4} as text, {@code 010} as eight and {@code no} as false. Here
     * they are a number, ten and a text.
     *
     * @param place the source of the scalar
     * @param text the text, without quotes
     * @param quoted whether it was written in quotes or as a block, so that it can only be text
     */
    record YamlScalar(Place place, String text, boolean quoted) implements YamlNode {

        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
        private static final Set<String> BOOLEANS = Set.of("true", "false");
        private static final int MAX_QUOTE_LENGTH = 80;

        private static final Pattern NUMBER =
                Pattern.compile("[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d{1,6})?");

        /**
         * The maximum number of digits of a {@code long}; avoids expanding numbers like 1e999999.
         */
        private static final int MAX_DIGITS = 20;

        /** Returns an unquoted scalar. */
        public static YamlScalar plain(Place place, String text) {
            return new YamlScalar(place, text, false);
        }

        /** Returns a null scalar. */
        public static YamlScalar nothing(Place place) {
            return plain(place, "null");
        }

        @Override
        public boolean isNull() {
            return !quoted && NULLS.contains(text);
        }

        /** Returns the value if the scalar is {@code true} or {@code false}, in any case. */
        public Optional<Boolean> booleanValue() {
            return Optional.of(text.toLowerCase(Locale.ROOT))
                    .filter(word -> !quoted && BOOLEANS.contains(word))
                    .map(Boolean::valueOf);
        }

        /** Returns the value if the scalar is a number in the range of a {@code double}. */
        public Optional<Double> realValue() {
            return number().map(BigDecimal::doubleValue).filter(Double::isFinite);
        }

        /**
         * Returns the value if the scalar is a whole number that fits.
         *
         * @param bits the size of a signed integer, at most 64
         */
        public Optional<Long> wholeValue(int bits) {
            return number().filter(YamlScalar::isWhole)
                    .filter(number -> number.precision() - number.scale() <= MAX_DIGITS)
                    .map(BigDecimal::toBigIntegerExact)
                    .filter(value -> value.bitLength() < bits)
                    .map(BigInteger::longValue);
        }

        /** Returns whether the scalar is a whole number of any size. */
        public boolean isWholeNumber() {
            return number().filter(YamlScalar::isWhole).isPresent();
        }

        private static boolean isWhole(BigDecimal number) {
            return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        }

        private Optional<BigDecimal> number() {
            return !quoted && NUMBER.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text.replace("_", "")))
                    : Optional.empty();
        }

        @Override
        public String description() {
            if (isNull()) {
                return "empty";
            }
            String shown =
                    text.length() <= MAX_QUOTE_LENGTH
                            ? text
                            : text.substring(0, MAX_QUOTE_LENGTH) + "...";
            return quoted ? '"' + shown + '"' : "'" + shown + "'";
        }
    }

    /**
     * A list.
     *
     * @param place the source of the list
     * @param items the items, in order
     */
    record YamlList(Place place, List<YamlNode> items) implements YamlNode {

        public YamlList {
            items = List.copyOf(items);
        }

        @Override
        public String description() {
            return "a list";
        }
    }

    /**
     * A map with unique keys.
     *
     * @param place the source of the map
     * @param entries the entries, in order
     */
    record YamlMap(Place place, List<Entry> entries) implements YamlNode {

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

        /** Returns the value of a key; empty if the map does not have the key. */
        public Optional<YamlNode> value(String key) {
            return find(key).map(Entry::value);
        }

        /**
         * Returns a copy with a value set. An existing key keeps its position and place, a new one
         * is appended with the place of the value.
         */
        public YamlMap with(String key, YamlNode value) {
            List<Entry> changed = new ArrayList<>(entries);
            int index = keys().indexOf(key);
            if (index < 0) {
                changed.add(new Entry(key, value.place(), value));
            } else {
                changed.set(index, new Entry(key, entries.get(index).place(), value));
            }
            return new YamlMap(place, changed);
        }

        /** Returns a copy with only the entries whose keys match. */
        public YamlMap filter(Predicate<String> keys) {
            return new YamlMap(
                    place, entries.stream().filter(entry -> keys.test(entry.key())).toList());
        }

        @Override
        public String description() {
            return "a map";
        }
    }
}
