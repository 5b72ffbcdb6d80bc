package io.mithridate.datasets.captions;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.SelectedPairs;
import java.util.stream.IntStream;

/**
 * The rows of a caption file: their positions and the picture of each, as arrays of numbers. Texts
 * remain in the file and are read on demand.
 */
final class CaptionRows implements SelectedPairs.Rows {

    private static final char NUMBER_SIGN = '#';

    private final PictureFolder folder;
    private final int imageColumn;
    private final int captionColumn;
    private final RowOffsets offsets;
    private final int[] pictures;
    private final int[] ordinals;
    private final int[] firstOfPicture;
    private final int[] next;

    /**
     * Creates the rows.
     *
     * @param folder the folder of the pictures
     * @param imageColumn the index of the picture column
     * @param captionColumn the index of the caption column
     * @param offsets the positions of the rows in the file
     * @param pictures the number of each row's picture; pictures are numbered from 0 in the order
     *     of their first rows
     */
    CaptionRows(
            PictureFolder folder,
            int imageColumn,
            int captionColumn,
            RowOffsets offsets,
            int[] pictures) {
        this.folder = folder;
        this.imageColumn = imageColumn;
        this.captionColumn = captionColumn;
        this.offsets = offsets;
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

    /** Returns the number of rows. */
    int size() {
        return pictures.length;
    }

    /** Returns the number of pictures. */
    int pictures() {
        return firstOfPicture.length;
    }

    /** Returns the number of a row's picture. */
    int picture(int row) {
        return pictures[row];
    }

    /** Returns the first row of a picture. */
    int firstOf(int picture) {
        return firstOfPicture[picture];
    }

    @Override
    public int first(int row) {
        return firstOf(picture(row));
    }

    @Override
    public int[] rowsOfSamePicture(int row) {
        return IntStream.iterate(first(row), other -> other >= 0, other -> next[other]).toArray();
    }

    /**
     * Returns the picture's name for the picture's first row, and the name with a number appended
     * for its other rows. Such an ID changes only if rows of the same picture change.
     */
    @Override
    public String id(int row) {
        String name = folder.canonical(offsets.fields(row).get(imageColumn));
        int ordinal = ordinals[row];
        return ordinal == 0 && name.indexOf(NUMBER_SIGN) < 0
                ? name
                : name + NUMBER_SIGN + (ordinal + 1);
    }

    @Override
    public ImageData image(int row) {
        return folder.read(offsets.fields(row).get(imageColumn), offsets.place(row));
    }

    /** Returns the row's caption, stripped of surrounding whitespace. */
    @Override
    public String caption(int row) {
        return offsets.fields(row).get(captionColumn).strip();
    }
}
