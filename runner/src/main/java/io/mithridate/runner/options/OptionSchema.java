package io.mithridate.runner.options;

import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.config.Decimal;
import java.util.Optional;

/**
 * The schema of one option.
 *
 * @param name the name in YAML, in kebab-case
 * @param type the type
 * @param meaning the meaning of the option, with its unit
 * @param defaultValue the default as written in YAML; empty if the option has none
 * @param range the allowed numbers; for a list, those allowed for its elements
 * @param strength the direction in which the option makes a defense stronger; empty if not declared
 */
public record OptionSchema(
        String name,
        OptionType type,
        String meaning,
        Optional<String> defaultValue,
        Range range,
        Optional<Strength.Direction> strength)
        implements OptionsSchema.Member {

    /** Returns whether the option must be given. */
    public boolean required() {
        return defaultValue.isEmpty() && !(type instanceof OptionType.OptionalOf);
    }

    /** Returns a description of the allowed values: "a number between 0 and 1". */
    public String expected() {
        return expected(type);
    }

    /** Returns a description of the allowed values of a part, e.g. of a list element. */
    String expected(OptionType part) {
        return range.isEverything() ? part.expected() : part.expected() + " " + range.text();
    }

    /**
     * The range of numbers that an option allows.
     *
     * @param min the minimum, possibly negative infinity
     * @param max the maximum, possibly infinity
     * @param minExcluded whether the minimum itself is excluded
     */
    public record Range(double min, double max, boolean minExcluded) {

        /** Returns whether the range contains a number. */
        public boolean contains(double value) {
            return value <= max && (minExcluded ? value > min : value >= min);
        }

        /** Returns whether every finite number is allowed. */
        public boolean isEverything() {
            return min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY;
        }

        /**
         * Returns the range as words to append to a noun: "between 0 and 1", "of at least 2",
         * "greater than 0"; empty if every number is allowed.
         */
        public String text() {
            boolean below = min != Double.NEGATIVE_INFINITY;
            boolean above = max != Double.POSITIVE_INFINITY;
            if (below && above) {
                return minExcluded
                        ? "greater than %s and at most %s"
                                .formatted(Decimal.text(min), Decimal.text(max))
                        : "between %s and %s".formatted(Decimal.text(min), Decimal.text(max));
            }
            if (below) {
                return (minExcluded ? "greater than " : "of at least ") + Decimal.text(min);
            }
            return above ? "of at most " + Decimal.text(max) : "";
        }
    }
}
