package io.mithridate.runner.console;

import java.util.ArrayList;
import java.util.List;

/** Wraps text at word boundaries. */
public final class Paragraph {

    private static final int MIN_TEXT_WIDTH = 20;

    private Paragraph() {}

    /**
     * Wraps a text. A word that is longer than a line is put on a line of its own.
     *
     * @param first the prefix of the first line
     * @param indent the prefix of the other lines
     * @param text the text
     * @param width the maximum line length, including the prefix
     */
    public static List<String> lines(String first, String indent, String text, int width) {
        int end = Math.max(width, indent.length() + MIN_TEXT_WIDTH);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean atLineStart = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!atLineStart && line.length() + 1 + word.length() > end) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                atLineStart = true;
            }
            line.append(atLineStart ? "" : " ").append(word);
            atLineStart = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
