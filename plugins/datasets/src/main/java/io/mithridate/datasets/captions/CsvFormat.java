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
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quotes ? '"' : NO_QUOTE)
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
