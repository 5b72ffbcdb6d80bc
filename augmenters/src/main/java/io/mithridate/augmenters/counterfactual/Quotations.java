package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The words that a caption quotes, which are written somewhere, and those of hashtags, which need
 * not be about the picture.
 */
final class Quotations {

    private Quotations() {}

    /** The tokens between quotation marks, unless these are around all, and after "#". */
    static BitSet in(List<Token> tokens) {
        BitSet quoted = new BitSet(tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            String mark = tokens.get(i).text();
            int opened = open.isEmpty() ? -1 : open.peek();
            if (opened >= 0 && closes(tokens.get(opened).text(), mark)) {
                int from = open.pop();
                // Who writes a caption between quotation marks quotes nothing.
                if (from > 0 || i < tokens.size() - 1) {
                    quoted.set(from, i + 1);
                }
            } else if (open.isEmpty() && isOpening(mark)) {
                open.push(i);
            }
            if (mark.equals("#") && i + 1 < tokens.size()) {
                quoted.set(i, i + 2);
            }
        }
        return quoted;
    }

    private static boolean isOpening(String mark) {
        return switch (mark) {
            case "\"", "'", "\u201c", "\u2018", "\u00ab", "`" -> true;
            default -> false;
        };
    }

    private static boolean closes(String opening, String mark) {
        return switch (opening) {
            case "\u201c" -> mark.equals("\u201d") || mark.equals("\"");
            case "\u2018", "`" -> mark.equals("\u2019") || mark.equals("'");
            case "\u00ab" -> mark.equals("\u00bb");
            default -> mark.equals(opening);
        };
    }
}
