package io.mithridate.datasets.captions;

import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param separator stands between fields
 * @param quotes whether " encloses fields
 */
record CsvFormat(char separator, boolean quotes) {

    /**
     * The fields of a row.
     *
     * @param line that it begins on
     * @throws BadRowException if a quote is not closed where its field ends
     */
    List<String> fields(String row, int line) {
        return new CsvRow(row, this, line).fields();
    }
}
