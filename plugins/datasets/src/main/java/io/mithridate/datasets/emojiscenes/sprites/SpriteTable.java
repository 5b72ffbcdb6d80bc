package io.mithridate.datasets.emojiscenes.sprites;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where each drawing lies in the archive, by its code points. */
public final class SpriteTable {

    private static final String RESOURCE = "sprites.csv";

    private final Map<String, Cell> cells;

    private SpriteTable(Map<String, Cell> cells) {
        this.cells = Map.copyOf(cells);
    }

    /** Reads the table that is shipped with the data set. */
    public static SpriteTable read() {
        Map<String, Cell> cells = new HashMap<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(new StringReader(text()))) {
            for (NamedCsvRecord line : records) {
                Cell cell =
                        new Cell(
                                line.getField("code_points"),
                                line.getField("name"),
                                Integer.parseInt(line.getField("strip")),
                                Integer.parseInt(line.getField("row")));
                cells.put(cell.codePoints(), cell);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SpriteTable(cells);
    }

    /** The text of the table, for digests. */
    public static String text() {
        try (InputStream stream = SpriteTable.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the table of sprites, %s, is not on the class path beside %s"
                                .formatted(RESOURCE, SpriteTable.class.getName()));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every drawing, in no order. */
    public Collection<Cell> cells() {
        return cells.values();
    }

    /**
     * The place of a drawing.
     *
     * @param codePoints in hexadecimal, joined by hyphens
     * @throws IllegalArgumentException if the artwork has no such drawing
     */
    public Cell cell(String codePoints) {
        Cell cell = cells.get(codePoints);
        if (cell == null) {
            throw new IllegalArgumentException(
                    "the artwork has no drawing of the code points " + codePoints);
        }
        return cell;
    }

    /**
     * Where a drawing lies in the archive.
     *
     * @param codePoints its Unicode code points in hexadecimal, joined by hyphens: {@code
     *     1f415-200d-1f9ba}
     * @param name the short name that the artwork gives it
     * @param strip the number of the strip, which is one cell wide
     * @param row the number of the cell in the strip, from the top
     */
    public record Cell(String codePoints, String name, int strip, int row) {}
}
