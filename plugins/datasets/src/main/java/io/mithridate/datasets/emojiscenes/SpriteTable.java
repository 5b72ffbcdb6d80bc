package io.mithridate.datasets.emojiscenes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The place of each drawing in the archive, by its code points. */
record SpriteTable(Map<String, Cell> byCodePoints) {

    private static final String RESOURCE = "sprites.csv";

    SpriteTable {
        byCodePoints = Map.copyOf(byCodePoints);
    }

    /** Reads the table that is shipped with the data set. */
    static SpriteTable read() {
        return new SpriteTable(
                Resources.rows(text()).stream()
                        .map(
                                line ->
                                        new Cell(
                                                line.getField("code_points"),
                                                line.getField("name"),
                                                Integer.parseInt(line.getField("strip")),
                                                Integer.parseInt(line.getField("row"))))
                        .collect(Collectors.toMap(Cell::codePoints, Function.identity())));
    }

    /** The text of the table, for digests. */
    static String text() {
        return new String(Resources.read(SpriteTable.class, RESOURCE), StandardCharsets.UTF_8);
    }

    /**
     * The place of a drawing.
     *
     * @param codePoints in hexadecimal, joined by hyphens
     * @throws IllegalArgumentException if the artwork has no such drawing
     */
    Cell cell(String codePoints) {
        Cell cell = byCodePoints.get(codePoints);
        if (cell == null) {
            throw new IllegalArgumentException(
                    "the artwork has no drawing of the code points " + codePoints);
        }
        return cell;
    }

    /**
     * The place of a drawing in the archive.
     *
     * @param codePoints its Unicode code points in hexadecimal, joined by hyphens: {@code
     *     1f415-200d-1f9ba}
     * @param name the short name that the artwork gives it
     * @param strip the number of the strip, which is one cell wide
     * @param row the number of the cell in the strip, from the top
     */
    record Cell(String codePoints, String name, int strip, int row) {}
}
