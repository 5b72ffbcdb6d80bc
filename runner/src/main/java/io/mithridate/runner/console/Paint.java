package io.mithridate.runner.console;

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

    String on(String text, boolean colour) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
