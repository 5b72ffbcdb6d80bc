package io.mithridate.api.metric;

import io.mithridate.api.plugin.KebabCase;

/**
 * A quantity that a metric measures, as presented in tables, reports and files.
 *
 * @param metric the name in files: kebab-case, unique within an experiment, without {@code @k}
 * @param title the column heading shown to users, e.g. "clean accuracy"
 * @param meaning a phrase explaining the number to a reader who knows the field but not the code,
 *     e.g. "share of clean test pictures that are given their true class"
 * @param unit {@value #SHARE} for a number between 0 and 1, which is shown in percent; otherwise
 *     the name of the unit, e.g. "cosine" or "pictures", and the number is shown with three
 *     significant digits
 * @param higherIsBetter whether higher values are better for the defender
 * @param inMainTable whether it has a column in the main table
 */
public record Quantity(
        String metric,
        String title,
        String meaning,
        String unit,
        boolean higherIsBetter,
        boolean inMainTable) {

    /** The unit of shares: numbers between 0 and 1. */
    public static final String SHARE = "share";

    /**
     * Creates a quantity.
     *
     * @throws IllegalArgumentException if the name is not in kebab-case, or if title, meaning or
     *     unit is blank
     */
    public Quantity {
        if (!metric.matches(KebabCase.PATTERN)) {
            throw new IllegalArgumentException(
                    "a quantity is called '%s'; its name is in kebab-case, such as 'clean-accuracy'"
                            .formatted(metric));
        }
        requireText(metric, "title", title);
        requireText(metric, "meaning", meaning);
        requireText(metric, "unit", unit);
    }

    /** Returns a share with a column in the main table. */
    public static Quantity mainShare(
            String metric, String title, String meaning, boolean higherIsBetter) {
        return new Quantity(metric, title, meaning, SHARE, higherIsBetter, true);
    }

    /** Returns {@code true} if the number is a share, i.e. between 0 and 1 and shown in percent. */
    public boolean isShare() {
        return unit.equals(SHARE);
    }

    private static void requireText(String metric, String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "the quantity '%s' has a blank %s".formatted(metric, what));
        }
    }
}
