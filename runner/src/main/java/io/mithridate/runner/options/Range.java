package io.mithridate.runner.options;

import io.mithridate.api.plugin.Option;

/**
 * The range of numbers that an option allows.
 *
 * @param min the minimum, possibly negative infinity
 * @param max the maximum, possibly infinity
 * @param minExcluded whether the minimum itself is excluded
 */
public record Range(double min, double max, boolean minExcluded) {

    /** Returns the range declared by an annotation. */
    static Range of(Option option) {
        return new Range(option.min(), option.max(), option.minExcluded());
    }

    /** Returns whether the range contains a number. */
    public boolean contains(double value) {
        return value <= max && (minExcluded ? value > min : value >= min);
    }

    /** Returns whether every finite number is allowed. */
    public boolean isEverything() {
        return min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY;
    }

    /**
     * Returns the range as words to append to a noun: "between 0 and 1", "of at least 2", "greater
     * than 0"; empty if every number is allowed.
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
