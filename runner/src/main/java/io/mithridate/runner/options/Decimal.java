package io.mithridate.runner.options;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.OptionalDouble;

/** Numbers as the files write them. */
public final class Decimal {

    private Decimal() {}

    /**
     * The shortest decimal that reads back as the same number, the same on every Java (before Java
     * 19 {@link Double#toString} is sometimes longer).
     */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** The same of a number that may be missing, for which it is empty. */
    public static String shortest(OptionalDouble value) {
        return value.isPresent() ? shortest(value.getAsDouble()) : "";
    }
}
