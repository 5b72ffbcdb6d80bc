package io.mithridate.datasets.captions;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/**
 * The format of a CSV file.
 *
 * @param separator stands between fields
 * @param quotes whether " encloses fields
 */
record CsvFormat(char separator, boolean quotes) {

    private static final int MAX_FIELDS = 1 << 14;

    /** A row that has no fields, since it is not written as its file is. */
    static final class BadRowException extends IllegalArgumentException {

        @Serial private static final long serialVersionUID = 1;

        /** Says what is wrong with it. */
        BadRowException(String message) {
            super(message);
        }
    }

    /**
     * The fields of a row: each is bare, or between quotes that end where it does.
     *
     * <p>A library's parser would take several times as long, and makes one field of many rows
     * where a quote is not closed.
     *
     * @param line that it begins on
     * @throws BadRowException if a quote is not closed where its field ends
     */
    List<String> fields(String row, int line) {
        List<String> fields = new ArrayList<>(4);
        for (int begin = 0; begin <= row.length(); ) {
            int end =
                    quotes && isQuote(row, begin)
                            ? quoted(row, begin + 1, line, fields)
                            : bare(row, begin, fields);
            begin = end + 1;
            if (fields.size() > MAX_FIELDS) {
                throw new BadRowException("it has more than %d columns".formatted(MAX_FIELDS));
            }
        }
        return fields;
    }

    private static boolean isQuote(String row, int place) {
        return place < row.length() && row.charAt(place) == '"';
    }

    /** Takes a field; returns where it ends. */
    private int bare(String row, int begin, List<String> fields) {
        int separated = row.indexOf(separator, begin);
        int end = separated < 0 ? row.length() : separated;
        fields.add(row.substring(begin, end));
        return end;
    }

    /** Takes a field from behind its quote; returns where it ends. */
    private int quoted(String row, int begin, int line, List<String> fields) {
        int close = row.indexOf('"', begin);
        boolean doubled = false;
        while (close >= 0 && isQuote(row, close + 1)) {
            doubled = true;
            close = row.indexOf('"', close + 2);
        }
        int end = close + 1;
        if (close < 0 || (end < row.length() && row.charAt(end) != separator)) {
            throw new BadRowException(
                    "the quote opened on line %d is not closed at the end of its field; write 'quotes: false' if the file does not quote"
                            .formatted(line + (int) row.substring(0, begin).lines().count() - 1));
        }
        String text = row.substring(begin, close);
        fields.add(doubled ? text.replace("\"\"", "\"") : text);
        return end;
    }
}
