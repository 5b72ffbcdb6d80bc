package io.mithridate.api.plugin;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as experiments write them: lower-case words with hyphens, such as {@code patch-size}. */
public final class KebabCase {

    /** The pattern that a whole name matches. */
    public static final String PATTERN = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private KebabCase() {}

    /** {@code patchSize} as {@code patch-size}. */
    public static String ofComponent(String name) {
        return WORD_BOUNDARY.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** {@code BOTTOM_RIGHT} as {@code bottom-right}. */
    public static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
