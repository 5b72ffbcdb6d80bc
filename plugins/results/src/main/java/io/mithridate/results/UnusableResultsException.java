package io.mithridate.results;

import com.google.common.base.Strings;
import org.jspecify.annotations.Nullable;

/** Thrown if stored results cannot be used; the message gives the reason and says how to fix it. */
public final class UnusableResultsException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableResultsException(String message) {
        super(message);
    }

    public UnusableResultsException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Throws an exception if a condition is true.
     *
     * @param template the message, with {@code %s} in the place of each argument
     */
    public static void throwIf(boolean condition, String template, @Nullable Object... arguments)
            throws UnusableResultsException {
        if (condition) {
            throw new UnusableResultsException(Strings.lenientFormat(template, arguments));
        }
    }
}
