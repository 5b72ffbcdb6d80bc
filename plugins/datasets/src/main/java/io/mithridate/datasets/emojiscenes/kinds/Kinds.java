package io.mithridate.datasets.emojiscenes.kinds;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The table of classes, in the order in which options take them. */
public final class Kinds {

    private static final String RESOURCE = "classes.csv";
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern SLASH = Pattern.compile("/");

    private Kinds() {}

    /** Every class that there is. */
    public static List<Kind> read() {
        List<Kind> kinds = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(new StringReader(table()))) {
            for (NamedCsvRecord line : records) {
                kinds.add(kind(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(kinds);
    }

    /** The text of the table, for digests. */
    public static String table() {
        try (InputStream stream = Kinds.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the table of classes, %s, is not on the class path beside %s"
                                .formatted(RESOURCE, Kinds.class.getName()));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(NamedCsvRecord line) {
        return new Kind(
                new Kind.Name(line.getField("singular"), line.getField("plural")),
                split(SEMICOLON, line.getField("also")).stream().map(Kinds::name).toList(),
                Set.copyOf(split(SEMICOLON, line.getField("related"))),
                split(SPACE, line.getField("drawings")),
                split(SPACE, line.getField("held_out")));
    }

    private static Kind.Name name(String singularAndPlural) {
        String[] parts = SLASH.split(singularAndPlural, 2);
        return new Kind.Name(parts[0], parts[1]);
    }

    private static List<String> split(Pattern separator, String field) {
        return Arrays.stream(separator.split(field)).filter(part -> !part.isEmpty()).toList();
    }
}
