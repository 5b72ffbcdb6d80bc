package io.mithridate.datasets.captions;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a row apart: each field is bare, or between quotes that end where it does.
 *
 * <p>A library's parser would take several times as long, and makes one field of many rows where a
 * quote is not closed.
 */
final class CsvRow {

    private static final int MOST_FIELDS = 1 << 14;

    private final String row;
    private final CsvFormat format;
    private final int line;
    private final List<String> fields = new ArrayList<>(4);

    /**
     * A row.
     *
     * @param line that it begins on
     */
    CsvRow(String row, CsvFormat format, int line) {
        this.row = row;
        this.format = format;
        this.line = line;
    }

    /**
     * The fields; to be asked for once.
     *
     * @throws BadRowException if a quote is not closed where its field ends
     */
    List<String> fields() {
        for (int begin = 0; begin <= row.length(); ) {
            begin = 1 + (format.quotes() && isQuote(begin) ? quoted(begin + 1) : bare(begin));
            if (fields.size() > MOST_FIELDS) {
                throw new BadRowException("it has more than %d columns".formatted(MOST_FIELDS));
            }
        }
        return fields;
    }

    private boolean isQuote(int place) {
        return place < row.length() && row.charAt(place) == '"';
    }

    /** Takes a field; returns where it ends. */
    private int bare(int begin) {
        int separated = row.indexOf(format.separator(), begin);
        int end = separated < 0 ? row.length() : separated;
        fields.add(row.substring(begin, end));
        return end;
    }

    /** Takes a field from behind its quote; returns where it ends. */
    private int quoted(int begin) {
        int close = row.indexOf('"', begin);
        boolean doubled = false;
        while (close >= 0 && isQuote(close + 1)) {
            doubled = true;
            close = row.indexOf('"', close + 2);
        }
        int end = close + 1;
        if (close < 0 || (end < row.length() && row.charAt(end) != format.separator())) {
            throw new BadRowException(
                    "the quote opened on line %d is not closed at the end of its field; write 'quotes: false' if the file does not quote"
                            .formatted(lineAt(begin)));
        }
        String text = row.substring(begin, close);
        fields.add(doubled ? text.replace("\"\"", "\"") : text);
        return end;
    }

    private int lineAt(int place) {
        return line + (int) row.substring(0, place).lines().count() - 1;
    }
}
