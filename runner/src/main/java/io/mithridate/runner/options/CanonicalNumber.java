package io.mithridate.runner.options;

import java.math.BigDecimal;

/** Numbers in one form, whatever the version of Java: the fewest digits that give them back. */
final class CanonicalNumber {

    /** Whole numbers below this are exact in a double. */
    private static final double EXACT = 0x1p53;

    private CanonicalNumber() {}

    /** Returns whether a double is written as a whole number. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }

    /** The shortest decimal that rounds to a finite double. */
    static BigDecimal shortest(double value) {
        return new BigDecimal(Decimal.shortest(value)).stripTrailingZeros();
    }

    /** The text of a finite double: 1, 0.015, 1E-8. */
    static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : shortest(value).toString();
    }
}
