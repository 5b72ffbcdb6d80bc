package io.mithridate.datasets.emojiscenes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Files that are shipped with the data set. */
final class Resources {

    private Resources() {}

    /**
     * The bytes of a file.
     *
     * @param beside the class in whose folder it is
     * @throws IllegalStateException if it is missing
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

    /** The rows of a table. */
    static List<NamedCsvRecord> rows(String table) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new StringReader(table))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
