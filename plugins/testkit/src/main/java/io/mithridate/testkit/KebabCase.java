package io.mithridate.testkit;

import java.util.Locale;

/** Names as experiments write them: lower-case words with hyphens. */
final class KebabCase {

    static final String PATTERN = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private KebabCase() {}

    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
