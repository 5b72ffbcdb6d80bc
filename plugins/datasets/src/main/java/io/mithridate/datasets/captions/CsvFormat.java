package io.mithridate.datasets.captions;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/**
 * The format of a CSV file.
 *
 * @param separator the character between fields
 * @param quotes whether double quotes enclose fields
 */
record CsvFormat(char separator, boolean quotes) {

    private static final int MAX_FIELDS = 1 << 14;

    /** Thrown if a row cannot be split into fields. */
    static final class BadRowException extends IllegalArgumentException {

        @Serial private static final long serialVersionUID = 1;

        /** Creates an exception with a description of the problem. */
        BadRowException(String message) {
            super(message);
        }
    }

    /**
     * Splits a row into fields. A field is either unquoted or enclosed in quotes, with nothing
     * between the closing quote and the end of the field.
     *
     * <p>A CSV library takes several times as long, and merges many rows into one field if a quote
     * is not closed.
     *
     * @param line the line on which the row begins
     * @throws BadRowException if a quote is not closed where its field ends
     */
    List<String> fields(String row, int line) {
        List<String> fields = new ArrayList<>(4);
        for (int begin = 0; begin <= row.length(); ) {
            int end =
                    quotes && isQuote(row, begin)
                            ? addQuotedField(row, begin + 1, line, fields)
                            : addBareField(row, begin, fields);
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

    /** Adds an unquoted field; returns the index of its end. */
    private int addBareField(String row, int begin, List<String> fields) {
        int separated = row.indexOf(separator, begin);
        int end = separated < 0 ? row.length() : separated;
        fields.add(row.substring(begin, end));
        return end;
    }

    /** Adds a quoted field, starting after its opening quote; returns the index of its end. */
    private int addQuotedField(String row, int begin, int line, List<String> fields) {
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
