package io.mithridate.api.plugin;

import java.util.Locale;

/** Names as experiments write them: lower-case words with hyphens, such as {@code patch-size}. */
public final class KebabCase {

    /** What such a name matches as a whole. */
    public static final String PATTERN = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private KebabCase() {}

    /** {@code patchSize} as {@code patch-size}. */
    public static String ofComponent(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code BOTTOM_RIGHT} as {@code bottom-right}. */
    public static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
