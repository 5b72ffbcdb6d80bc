package io.mithridate.runner.console;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for a terminal in which no name can do what an escape sequence does: control characters are
 * shown as {@code \x1b}. Line ends, tabs and the sequences of colours stay.
 */
final class SafeText {

    private static final Pattern CONTROL =
            Pattern.compile(
                    "(?<colour>\u001b\\[[0-9;]*m)|\r(?!\n)|[\\p{Cntrl}\u0080-\u009f&&[^\r\n\t]]");

    private SafeText() {}

    /** The text, its control characters shown. */
    static String of(String text) {
        Matcher control = CONTROL.matcher(text);
        return control.replaceAll(
                found ->
                        Matcher.quoteReplacement(
                                control.group("colour") == null
                                        ? "\\x%02x".formatted((int) found.group().charAt(0))
                                        : found.group()));
    }

    /** A stream whose texts are safe; bytes are passed on as they are. */
    static PrintStream stream(PrintStream terminal) {
        return new PrintStream(terminal, true) {
            @Override
            public void print(String text) {
                terminal.print(of(String.valueOf(text)));
            }

            @Override
            public void print(Object object) {
                print(String.valueOf(object));
            }
        };
    }
}
