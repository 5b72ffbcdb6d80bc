package io.mithridate.api.metric;

import io.mithridate.api.plugin.KebabCase;

/**
 * A quantity that a metric measures, as tables, pages and files present it.
 *
 * @param metric the name in files: kebab-case, unique within an experiment, without {@code @k}
 * @param title the name for people, which heads a column: "clean accuracy"
 * @param meaning what the number says, in a phrase that a reader who knows the field understands
 *     without the code: "share of clean test pictures that are given their true class"
 * @param unit {@value #SHARE} for a number between 0 and 1, which is shown in percent; else the
 *     unit's name, such as "cosine" or "pictures", of a number that is shown with three significant
 *     digits
 * @param higherIsBetter whether a defender wants it high
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
     * A quantity.
     *
     * @throws IllegalArgumentException if the name is not in kebab-case, or if title, meaning or
     *     unit are blank
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

    /** A share with a column in the main table. */
    public static Quantity mainShare(
            String metric, String title, String meaning, boolean higherIsBetter) {
        return new Quantity(metric, title, meaning, SHARE, higherIsBetter, true);
    }

    /** Returns whether the number is a share: between 0 and 1, shown in percent. */
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
