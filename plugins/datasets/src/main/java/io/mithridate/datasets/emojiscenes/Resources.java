package io.mithridate.datasets.emojiscenes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads files that are shipped with the data set. */
final class Resources {

    private Resources() {}

    /**
     * Returns the bytes of a file.
     *
     * @param neighbor a class in the same folder
     * @throws IllegalStateException if the file is missing
     */
    static byte[] read(Class<?> neighbor, String name) {
        try (InputStream stream = neighbor.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "%s is not on the class path next to %s; build mithridate-datasets again, which adds it"
                                .formatted(name, neighbor.getName()));
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a file next to a class as text in UTF-8. */
    static String text(Class<?> neighbor, String name) {
        return new String(read(neighbor, name), StandardCharsets.UTF_8);
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
