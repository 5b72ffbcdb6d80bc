package io.mithridate.runner.console;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces control characters with text such as {@code \x1b}, so that names cannot contain escape
 * sequences for the terminal. Line ends, tabs and color sequences are kept.
 */
final class SafeText {

    private static final Pattern CONTROL =
            Pattern.compile(
                    "(?<colour>\u001b\\[[0-9;]*m)|\r(?!\n)|[\\p{Cntrl}\u0080-\u009f&&[^\r\n\t]]");

    private SafeText() {}

    /** Returns the text with control characters made visible. */
    static String of(String text) {
        Matcher control = CONTROL.matcher(text);
        return control.replaceAll(
                found ->
                        Matcher.quoteReplacement(
                                control.group("colour") == null
                                        ? "\\x%02x".formatted((int) found.group().charAt(0))
                                        : found.group()));
    }

    /** Returns a stream that sanitizes printed text, but writes bytes unchanged. */
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
