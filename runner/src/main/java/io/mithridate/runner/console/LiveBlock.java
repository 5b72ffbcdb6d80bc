package io.mithridate.runner.console;

import java.io.PrintStream;
import java.util.List;

/**
 * A block of lines at the bottom of a terminal that is redrawn in place, with messages printed
 * above it. Thread-safe.
 */
final class LiveBlock {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String LINE_UP = "\u001b[A";

    private final PrintStream stream;
    private List<String> lines = List.of();

    LiveBlock(PrintStream stream) {
        this.stream = stream;
    }

    /** Draws new lines; an empty list removes the block. */
    synchronized void show(List<String> newLines) {
        if (!lines.equals(newLines)) {
            erase();
            lines = List.copyOf(newLines);
            draw();
        }
    }

    /** Prints a line above the block. */
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
