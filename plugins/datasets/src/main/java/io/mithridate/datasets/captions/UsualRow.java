package io.mithridate.datasets.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row written as most are: each field bare, or between quotes that end where it does.
 *
 * <p>To set up a parser takes several times as long as to take such a row apart.
 */
final class UsualRow {

    /** Rows of more fields are left to the parser, which refuses those of too many. */
    private static final int MOST_FIELDS = 1000;

    private final String row;
    private final char separator;
    private final char quote;
    private final List<String> fields = new ArrayList<>(4);

    private UsualRow(String row, char separator, char quote) {
        this.row = row;
        this.separator = separator;
        this.quote = quote;
    }

    /** The fields, the same as a parser's; none if it takes a parser to tell. */
    static Optional<List<String>> fields(String row, char separator, char quote) {
        UsualRow usual = new UsualRow(row, separator, quote);
        return usual.takeApart() ? Optional.of(usual.fields) : Optional.empty();
    }

    private boolean takeApart() {
        for (int begin = 0; begin <= row.length(); ) {
            int end = isQuoted(begin) ? quoted(begin + 1) : bare(begin);
            if (end < 0 || fields.size() > MOST_FIELDS) {
                return false;
            }
            begin = end + 1;
        }
        return true;
    }

    private boolean isQuoted(int begin) {
        return begin < row.length() && row.charAt(begin) == quote;
    }

    /** Takes a field; returns where it ends. */
    private int bare(int begin) {
        int separated = row.indexOf(separator, begin);
        int end = separated < 0 ? row.length() : separated;
        fields.add(row.substring(begin, end));
        return end;
    }

    /** Takes a field from behind its quote; returns where it ends, or -1 if that is not clear. */
    private int quoted(int begin) {
        int close = row.indexOf(quote, begin);
        boolean doubled = false;
        while (close >= 0 && isQuoted(close + 1)) {
            doubled = true;
            close = row.indexOf(quote, close + 2);
        }
        int end = close + 1;
        if (close < 0 || (end < row.length() && row.charAt(end) != separator)) {
            return -1;
        }
        String text = row.substring(begin, close);
        String one = String.valueOf(quote);
        fields.add(doubled ? text.replace(one + one, one) : text);
        return end;
    }
}
