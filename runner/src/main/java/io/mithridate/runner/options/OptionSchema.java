package io.mithridate.runner.options;

import io.mithridate.api.plugin.Strength;
import java.util.Optional;

/**
 * The schema of one option.
 *
 * @param name its name in YAML, in kebab-case
 * @param type its type
 * @param meaning what it means, with its unit
 * @param defaultValue its default as it would stand in YAML; empty if it has none
 * @param range the numbers that it allows; for a list, its elements'
 * @param strength which way a defense grows stronger with it; empty if it does not say
 */
public record OptionSchema(
        String name,
        OptionType type,
        String meaning,
        Optional<String> defaultValue,
        Range range,
        Optional<Strength.Direction> strength) {

    /** Returns whether it must be given. */
    public boolean required() {
        return defaultValue.isEmpty() && !(type instanceof OptionType.Maybe);
    }

    /** Returns what a value must be: "a number between 0 and 1". */
    public String expected() {
        return expected(type);
    }

    /** Returns what a part of a value must be, such as an element of a list. */
    String expected(OptionType part) {
        return range.isEverything() ? part.expected() : part.expected() + " " + range.text();
    }
}
