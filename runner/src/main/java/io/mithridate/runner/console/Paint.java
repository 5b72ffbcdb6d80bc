package io.mithridate.runner.console;

import io.mithridate.runner.report.Emphasis;
import java.util.Optional;

/** Colours for a terminal, by what they mean. */
enum Paint {
    /** Heads of tables. */
    HEAD("1"),
    /** What has gone wrong. */
    FAILURE("31"),
    /** What is to be minded. */
    WARNING("33"),
    /** What is of less weight. */
    ASIDE("2"),
    /** What holds. */
    POSITIVE("32"),
    /** What stands in the place of something else. */
    REPLACED("1;31");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** The colour of lines that stand out. */
    static Optional<Paint> of(Emphasis emphasis) {
        return switch (emphasis) {
            case NONE -> Optional.empty();
            case HEAD -> Optional.of(HEAD);
            case WARNING -> Optional.of(WARNING);
            case FAILURE -> Optional.of(FAILURE);
        };
    }

    String on(String text, boolean colour) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
