package io.mithridate.datasets.emojiscenes;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The positions of the drawings in the archive, by code points. */
record SpriteTable(Map<String, Cell> byCodePoints) {

    private static final String RESOURCE = "sprites.csv";

    SpriteTable {
        byCodePoints = Map.copyOf(byCodePoints);
    }

    /** Reads the table shipped with the data set. */
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

    /** Returns the text of the table, for digests. */
    static String text() {
        return Resources.text(SpriteTable.class, RESOURCE);
    }

    /**
     * Returns the position of a drawing.
     *
     * @param codePoints the code points in hexadecimal, joined by hyphens
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
     * The position of a drawing in the archive.
     *
     * @param codePoints the Unicode code points in hexadecimal, joined by hyphens: {@code
     *     1f415-200d-1f9ba}
     * @param name the drawing's short name in the artwork
     * @param strip the number of the strip, which is one cell wide
     * @param row the number of the cell in the strip, from the top
     */
    record Cell(String codePoints, String name, int strip, int row) {}
}
