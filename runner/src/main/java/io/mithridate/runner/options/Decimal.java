package io.mithridate.runner.options;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** Numbers in one form, whatever the version of Java: the fewest digits that give them back. */
public final class Decimal {

    /** Whole numbers below this are exact in a double. */
    private static final double EXACT = 0x1p53;

    private Decimal() {}

    /**
     * The shortest decimal that reads back as the same number (before Java 19 {@link
     * Double#toString} is sometimes longer).
     */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** The same of a number that may be missing, for which it is empty. */
    public static String shortest(OptionalDouble value) {
        return value.isPresent() ? shortest(value.getAsDouble()) : "";
    }

    /** Returns whether an option's text is a number. */
    public static boolean isNumber(String text) {
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns whether a double is written as a whole number. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }

    /** The same of a finite double as a number without zeros at its end. */
    static BigDecimal canonical(double value) {
        return new BigDecimal(shortest(value)).stripTrailingZeros();
    }

    /** The text of a finite double as options have it: 1, 0.015, 1E-8. */
    static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : canonical(value).toString();
    }
}
