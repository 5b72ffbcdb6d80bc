package io.mithridate.datasets.captions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param separator stands between fields
 * @param quotes whether " encloses fields
 */
record CsvFormat(char separator, boolean quotes) {

    /** Stands in no text. */
    private static final char NO_QUOTE = '\0';

    /**
     * The fields of a row.
     *
     * @throws CsvParseException if it is not one row
     */
    List<String> fields(String row) {
        char quote = quotes ? '"' : NO_QUOTE;
        return UsualRow.fields(row, separator, quote).orElseGet(() -> parsed(row, quote));
    }

    private List<String> parsed(String row, char quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .allowExtraCharsAfterClosingQuote(true)
                .ofSingleCsvRecord(
                        CsvRecordHandler.builder()
                                .maxFieldSize(RowPlaces.MOST_BYTES)
                                .maxRecordSize(RowPlaces.MOST_BYTES)
                                .build(),
                        row)
                .getFields();
    }
}
