package io.mithridate.datasets.captions;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.ChosenPairs;
import io.mithridate.datasets.files.PictureFolder;
import java.util.stream.IntStream;

/**
 * The rows of a caption file: where each begins and which of them are of one picture, in columns of
 * numbers. Texts stay in the file and are read when they are asked for.
 */
final class CaptionRows implements ChosenPairs.Rows {

    private static final char NUMBER = '#';

    private final PictureFolder folder;
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
     * @param folder where the pictures lie
     * @param image index of the column of pictures
     * @param caption index of the column of captions
     * @param places where the rows stand
     * @param pictures the number of each row's picture: from 0 in the order of their first rows
     */
    CaptionRows(PictureFolder folder, int image, int caption, RowPlaces places, int[] pictures) {
        this.folder = folder;
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

    /** The first row of a picture. */
    int firstOf(int picture) {
        return firstOfPicture[picture];
    }

    @Override
    public int first(int row) {
        return firstOf(picture(row));
    }

    @Override
    public int[] alike(int row) {
        return IntStream.iterate(first(row), other -> other >= 0, other -> next[other]).toArray();
    }

    /**
     * The first row of a picture is called as the picture, the others with their number behind it:
     * a name that changes only when rows of the same picture do.
     */
    @Override
    public String id(int row) {
        String name = folder.canonical(places.fields(row).get(image));
        int ordinal = ordinals[row];
        return ordinal == 0 && name.indexOf(NUMBER) < 0 ? name : name + NUMBER + (ordinal + 1);
    }

    @Override
    public ImageData image(int row) {
        return folder.read(places.fields(row).get(image), places.place(row));
    }

    /** The row's caption, without space around it. */
    @Override
    public String caption(int row) {
        return places.fields(row).get(caption).strip();
    }
}
