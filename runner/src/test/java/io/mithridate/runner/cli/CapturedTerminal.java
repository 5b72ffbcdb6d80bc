package io.mithridate.runner.cli;

import io.mithridate.runner.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Terminals that nobody looks at and that have no colours, so that tests can read them. */
final class CapturedTerminal {

    private CapturedTerminal() {}

    /** A terminal of ASCII. */
    static Terminal ascii(ByteArrayOutputStream stream) {
        return new Terminal(
                new PrintStream(stream, true, StandardCharsets.UTF_8), false, false, false, 80);
    }

    /** What the JVM has without a locale: characters that are not ASCII are lost. */
    static Terminal withoutLocale(ByteArrayOutputStream stream) {
        return new Terminal(
                new PrintStream(stream, true, StandardCharsets.US_ASCII), false, false, false, 80);
    }

    /** A terminal that shows every character. */
    static Terminal unicode(ByteArrayOutputStream stream) {
        return new Terminal(
                new PrintStream(stream, true, StandardCharsets.UTF_8), false, false, true, 80);
    }
}
