package io.mithridate.config;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * Formats numbers as the shortest text that parses to the same value, independently of the Java
 * version.
 */
public final class Decimal {

    /** Integers below this limit are exact in a {@code double}. */
    private static final double EXACT_LIMIT = 0x1p53;

    private Decimal() {}

    /**
     * Returns the shortest decimal that parses to the same number; before Java 19, {@link
     * Double#toString} is sometimes longer.
     */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** Returns the shortest decimal of a number, or an empty string if it is missing. */
    public static String shortest(OptionalDouble value) {
        return value.isPresent() ? shortest(value.getAsDouble()) : "";
    }

    /** Returns whether the text of an option is a number. */
    public static boolean isNumber(String text) {
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns whether a {@code double} is written as an integer. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT_LIMIT;
    }

    /** Returns the shortest decimal of a finite {@code double}, without trailing zeros. */
    static BigDecimal canonical(double value) {
        return new BigDecimal(shortest(value)).stripTrailingZeros();
    }

    /** Returns a finite {@code double} in the form used for options: 1, 0.015, 1E-8. */
    public static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : canonical(value).toString();
    }
}
