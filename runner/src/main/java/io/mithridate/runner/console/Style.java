package io.mithridate.runner.console;

import io.mithridate.report.Table.Emphasis;

/** Terminal styles by meaning. */
enum Style {
    /** The heads of tables. */
    HEAD("1"),
    /** A failure. */
    FAILURE("31"),
    /** A warning. */
    WARNING("33"),
    /** Less important text. */
    ASIDE("2"),
    /** A positive sub-caption. */
    POSITIVE("32"),
    /** A replaced part of a text. */
    REPLACED("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** Returns a text in the style of its emphasis, or unchanged if the terminal has no colors. */
    static String on(Emphasis emphasis, String text, Terminal terminal) {
        return switch (emphasis) {
            case NONE -> text;
            case HEAD -> HEAD.on(text, terminal.colour());
            case WARNING -> WARNING.on(text, terminal.colour());
            case FAILURE -> FAILURE.on(text, terminal.colour());
        };
    }

    String on(String text, boolean color) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
