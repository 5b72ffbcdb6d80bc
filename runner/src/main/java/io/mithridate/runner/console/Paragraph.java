package io.mithridate.runner.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words, so that it fits a width. */
public final class Paragraph {

    private static final int NARROWEST = 20;

    private Paragraph() {}

    /**
     * The lines of a text, each with the same indent but for the first.
     *
     * @param first what the first line begins with
     * @param indent what the others begin with
     * @param text words; a word that is longer than a line stands alone
     * @param width columns, indent included
     */
    public static List<String> lines(String first, String indent, String text, int width) {
        int end = Math.max(width, indent.length() + NARROWEST);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!fresh && line.length() + 1 + word.length() > end) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
