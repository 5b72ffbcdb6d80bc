package io.mithridate.runner.cli;

import io.mithridate.runner.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Creates terminals without colors whose output tests can read. */
final class CapturedTerminal {

    private CapturedTerminal() {}

    /** Returns an ASCII terminal. */
    static Terminal ascii(ByteArrayOutputStream stream) {
        return new Terminal(
                new PrintStream(stream, true, StandardCharsets.UTF_8), false, false, false, 80);
    }

    /** Returns the terminal of a JVM without a locale; it loses characters outside ASCII. */
    static Terminal withoutLocale(ByteArrayOutputStream stream) {
        return new Terminal(
                new PrintStream(stream, true, StandardCharsets.US_ASCII), false, false, false, 80);
    }

    /** Returns a terminal that shows every character. */
    static Terminal unicode(ByteArrayOutputStream stream) {
        return new Terminal(
                new PrintStream(stream, true, StandardCharsets.UTF_8), false, false, true, 80);
    }
}
