package io.mithridate.runner.cli;

import com.google.common.base.Strings;
import org.jspecify.annotations.Nullable;

/** Reports an invalid command line. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    /**
     * Throws an exception about the command line if a condition holds.
     *
     * @param template the message, with {@code %s} in the place of each argument
     */
    public static void throwIf(boolean condition, String template, @Nullable Object... arguments)
            throws UsageException {
        if (condition) {
            throw new UsageException(Strings.lenientFormat(template, arguments));
        }
    }
}
