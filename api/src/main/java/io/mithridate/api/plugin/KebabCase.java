package io.mithridate.api.plugin;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names in the form used in experiments: lower-case words joined by hyphens, e.g. {@code
 * patch-size}.
 */
public final class KebabCase {

    /** The regular expression that a complete name matches. */
    public static final String PATTERN = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private KebabCase() {}

    /** Converts {@code patchSize} to {@code patch-size}. */
    public static String ofComponent(String name) {
        return WORD_BOUNDARY.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** Converts {@code BOTTOM_RIGHT} to {@code bottom-right}. */
    public static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
