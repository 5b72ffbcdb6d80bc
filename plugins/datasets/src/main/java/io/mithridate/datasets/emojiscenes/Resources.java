package io.mithridate.datasets.emojiscenes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads files that are shipped with the data set. */
final class Resources {

    private Resources() {}

    /**
     * Returns the bytes of a file.
     *
     * @param beside a class in the same folder
     * @throws IllegalStateException if the file is missing
     */
    static byte[] read(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "%s is not on the class path beside %s; build mithridate-datasets again, which brings it"
                                .formatted(name, beside.getName()));
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the rows of a CSV table. */
    static List<NamedCsvRecord> rows(String table) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new StringReader(table))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
