package io.mithridate.runner.console;

import java.io.PrintStream;
import java.util.List;

/**
 * The last lines of a terminal, which are drawn again and again; what is said stands above them.
 * Safe for use by several threads.
 */
final class LiveBlock {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String LINE_UP = "\u001b[A";

    private final PrintStream stream;
    private List<String> lines = List.of();

    LiveBlock(PrintStream stream) {
        this.stream = stream;
    }

    /** Draws other lines; none takes the block away. */
    synchronized void show(List<String> others) {
        if (!lines.equals(others)) {
            erase();
            lines = List.copyOf(others);
            draw();
        }
    }

    /** Says something above the block. */
    synchronized void say(String line) {
        erase();
        stream.print(SafeText.of(line) + System.lineSeparator());
        draw();
    }

    private void erase() {
        if (!lines.isEmpty()) {
            stream.print(CLEAR_LINE + (LINE_UP + CLEAR_LINE).repeat(lines.size() - 1));
        }
    }

    private void draw() {
        stream.print(SafeText.of(String.join(System.lineSeparator(), lines)));
        stream.flush();
    }
}
