package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The inputs behind a stage's key, by path, for comparing two stages. The key itself is computed by
 * {@link StageRegistry}.
 *
 * @param values the values as JSON by path, e.g. {@code inputs.recipe.epochs}
 */
public record StageDescription(SortedMap<String, String> values) {

    /** The value of an absent part. */
    public static final String NOTHING = "null";

    /** Represents the whole content of a part. */
    public static final String PART = "{...}";

    public StageDescription {
        values = Collections.unmodifiableSortedMap(values);
    }

    /** Reads the description of a stage, of a plan, or of an artifact. */
    public static StageDescription of(JsonNode description) {
        SortedMap<String, String> values = new TreeMap<>();
        collect("", description, values);
        return new StageDescription(values);
    }

    private static void collect(String place, JsonNode node, SortedMap<String, String> values) {
        if (node.isObject() && !node.isEmpty()) {
            String prefix = place.isEmpty() ? "" : place + ".";
            node.properties()
                    .forEach(entry -> collect(prefix + entry.getKey(), entry.getValue(), values));
        } else {
            values.put(place, text(node));
        }
    }

    /** Formats a number by its value, since its type may change if it is written and read again. */
    private static String text(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(StageDescription::text)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            return node.toString();
        }
        BigDecimal number = node.decimalValue().stripTrailingZeros();
        return number.scale() < 0 ? number.toPlainString() : number.toString();
    }

    /** Returns the differences from an earlier description, by path. */
    public List<Change> changesFrom(StageDescription before) {
        SortedSet<String> places = new TreeSet<>(before.values.keySet());
        places.addAll(values.keySet());
        List<Change> changes = new ArrayList<>();
        for (String place : places) {
            Optional<String> earlier = Optional.ofNullable(before.values.get(place));
            Optional<String> current = Optional.ofNullable(values.get(place));
            if (!earlier.equals(current)) {
                changes.add(new Change(place, earlier, current));
            }
        }
        return changes;
    }

    /**
     * Returns the differences from an earlier description, by path. If a whole part is absent from
     * one of the two, that is a single change, in which {@value #PART} represents the part.
     */
    public List<Change> changedPartsFrom(StageDescription before) {
        List<Change> changes = changesFrom(before);
        Set<String> parts =
                changes.stream()
                        .filter(StageDescription::isOfPart)
                        .map(Change::place)
                        .collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> parts.stream().noneMatch(part -> isWithin(part, change.place())))
                .map(
                        change ->
                                parts.contains(change.place())
                                        ? new Change(
                                                change.place(),
                                                change.before().or(() -> Optional.of(PART)),
                                                change.now().or(() -> Optional.of(PART)))
                                        : change)
                .toList();
    }

    /**
     * Returns whether one description has no value at this path, but the other has values below it.
     */
    private static boolean isOfPart(Change change) {
        return Stream.of(change.before(), change.now()).anyMatch(Optional::isEmpty)
                && Stream.of(change.before(), change.now())
                        .anyMatch(side -> side.equals(Optional.of(NOTHING)));
    }

    private static boolean isWithin(String part, String place) {
        return place.startsWith(part + ".");
    }

    /**
     * Returns the number of values that differ from another description.
     *
     * @param limit the maximum result; counting stops there
     */
    public int distance(StageDescription other, int limit) {
        int common = 0;
        int changed = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String otherValue = other.values.get(value.getKey());
            if (otherValue != null) {
                common++;
            }
            if (!Objects.equals(otherValue, value.getValue()) && ++changed >= limit) {
                return limit;
            }
        }
        return Math.min(limit, changed + other.values.size() - common);
    }

    /**
     * A difference.
     *
     * @param place its path
     * @param before the earlier value as JSON; empty if there was none
     * @param now the later value; empty if it was removed
     */
    public record Change(String place, Optional<String> before, Optional<String> now) {}
}
