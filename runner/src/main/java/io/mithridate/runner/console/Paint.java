package io.mithridate.runner.console;

import io.mithridate.runner.report.Table.Emphasis;

/** Colours for a terminal, by what they mean. */
enum Paint {
    /** Heads of tables. */
    HEAD("1"),
    /** Something has gone wrong. */
    FAILURE("31"),
    /** Something needs attention. */
    WARNING("33"),
    /** Something matters less. */
    ASIDE("2"),
    /** Something holds. */
    POSITIVE("32"),
    /** Something replaces something else. */
    REPLACED("1;31");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** A text in the colour of its emphasis, if the terminal has colours. */
    static String on(Emphasis emphasis, String text, Terminal terminal) {
        return switch (emphasis) {
            case NONE -> text;
            case HEAD -> HEAD.on(text, terminal.colour());
            case WARNING -> WARNING.on(text, terminal.colour());
            case FAILURE -> FAILURE.on(text, terminal.colour());
        };
    }

    String on(String text, boolean colour) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
