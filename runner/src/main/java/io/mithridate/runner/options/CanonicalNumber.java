package io.mithridate.runner.options;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in one form, whatever the version of Java: the fewest digits that give them back. */
final class CanonicalNumber {

    /** Whole numbers below this are exact in a double. */
    private static final double EXACT = 0x1p53;

    private static final int ENOUGH_DIGITS = 17;

    private CanonicalNumber() {}

    /** Whether a double is written as a whole number. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }

    /** The shortest decimal that rounds to a finite double. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    /** The text of a finite double: 1, 0.015, 1E-8. */
    static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : shortest(value).toString();
    }
}
