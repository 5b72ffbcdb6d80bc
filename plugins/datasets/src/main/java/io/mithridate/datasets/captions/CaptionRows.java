package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.FileFailure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a caption file: where each begins and which of them are of one picture, in columns of
 * numbers. Texts stay in the file and are read when they are asked for.
 */
final class CaptionRows {

    private final String source;
    private final CsvFormat format;
    private final int image;
    private final int caption;
    private final RowPlaces places;
    private final int[] pictures;
    private final int[] ordinals;
    private final int[] firstOfPicture;
    private final int[] next;

    /**
     * Rows.
     *
     * @param source the file's name, for messages
     * @param image index of the column of pictures
     * @param caption index of the column of captions
     * @param places where the rows stand
     * @param pictures the number of each row's picture: from 0 in the order of their first rows
     */
    CaptionRows(
            String source,
            CsvFormat format,
            int image,
            int caption,
            RowPlaces places,
            int[] pictures) {
        this.source = source;
        this.format = format;
        this.image = image;
        this.caption = caption;
        this.places = places;
        this.pictures = pictures;
        int count = IntStream.of(pictures).max().orElse(-1) + 1;
        ordinals = new int[pictures.length];
        next = new int[pictures.length];
        firstOfPicture = new int[count];
        int[] last = new int[count];
        int known = 0;
        for (int row = 0; row < pictures.length; row++) {
            int picture = pictures[row];
            if (picture == known) {
                firstOfPicture[known++] = row;
            } else {
                ordinals[row] = ordinals[last[picture]] + 1;
                next[last[picture]] = row;
            }
            last[picture] = row;
            next[row] = -1;
        }
    }

    /** Number of rows. */
    int size() {
        return pictures.length;
    }

    /** Number of pictures. */
    int pictures() {
        return firstOfPicture.length;
    }

    /** The number of a row's picture. */
    int picture(int row) {
        return pictures[row];
    }

    /** How many rows of the same picture come before a row. */
    int ordinal(int row) {
        return ordinals[row];
    }

    /** The first row of a picture. */
    int firstOf(int picture) {
        return firstOfPicture[picture];
    }

    /** All rows of a picture, ascending. */
    int[] rowsOf(int picture) {
        return IntStream.iterate(firstOfPicture[picture], row -> row >= 0, row -> next[row])
                .toArray();
    }

    /** What the row calls its picture. */
    String name(int row) {
        return fields(row).get(image);
    }

    /** The row's caption, without space around it. */
    String caption(int row) {
        return fields(row).get(caption).strip();
    }

    /** Where a row stands, for messages. */
    String place(int row) {
        return "%s, line %d".formatted(source, places.line(row));
    }

    private List<String> fields(int row) {
        return format.fields(
                places.text(row)
                        .orElseThrow(
                                () ->
                                        FileFailure.of(
                                                place(row)
                                                        + ": the file was changed while it"
                                                        + " was in use")),
                places.line(row));
    }
}
