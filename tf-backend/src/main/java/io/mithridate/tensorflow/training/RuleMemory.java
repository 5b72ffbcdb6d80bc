package io.mithridate.tensorflow.training;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The memory that a {@link StepRule} keeps from step to step, or an {@link EpochPolicy} from epoch
 * to epoch: numbers by name.
 *
 * @param numbers the numbers by name, unmodifiable
 */
public record RuleMemory(SortedMap<String, Double> numbers) {

    public RuleMemory {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /** Creates a memory of these numbers. */
    public static RuleMemory of(Map<String, Double> numbers) {
        return new RuleMemory(new TreeMap<>(numbers));
    }

    /** Returns an empty memory. */
    public static RuleMemory empty() {
        return of(Map.of());
    }

    /**
     * Returns a number by its name.
     *
     * @throws IllegalArgumentException if no number has that name
     */
    public double get(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException(
                    "no number '%s' in the rule's memory, only %s"
                            .formatted(name, numbers.keySet()));
        }
        return number;
    }

    /** Reads a memory from notes; see {@link #notes}. */
    public static RuleMemory fromNotes(Map<String, String> notes, String prefix) {
        Map<String, Double> numbers = new TreeMap<>();
        notes.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        numbers.put(name.substring(prefix.length()), Double.valueOf(value));
                    }
                });
        return of(numbers);
    }

    /** Returns the numbers as texts without loss of precision, with a prefix before each name. */
    public Map<String, String> notes(String prefix) {
        Map<String, String> notes = new TreeMap<>();
        numbers.forEach((name, value) -> notes.put(prefix + name, Double.toString(value)));
        return notes;
    }

    /** Returns this memory with one number changed or added. */
    public RuleMemory with(String name, double number) {
        SortedMap<String, Double> changed = new TreeMap<>(numbers);
        changed.put(name, number);
        return new RuleMemory(changed);
    }
}
