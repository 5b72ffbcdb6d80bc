package io.mithridate.runner.options;

import java.util.Locale;

/** The names of Java's components and constants as experiments write them. */
public final class KebabCase {

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
