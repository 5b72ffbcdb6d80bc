package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A selection of a data set's rows as pairs.
 *
 * @param chosen the rows, ascending; contains either all rows of a picture or none
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never modified
public record SelectedPairs(Rows rows, int[] chosen, int unreadableAllowed, String fingerprint)
        implements PairSet {

    /** Numbered rows, each with a picture and a caption. */
    public interface Rows {

        /**
         * Returns the unique name of a row; the name of a picture's first row is also the picture's
         * name.
         */
        String id(int row);

        /** Returns the row's picture. */
        ImageData image(int row);

        /** Returns the row's caption. */
        String caption(int row);

        /** Returns the first row with the same picture. */
        int first(int row);

        /** Returns all rows with the same picture, ascending. */
        int[] rowsOfSamePicture(int row);
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public String id(int index) {
        return rows.id(chosen[index]);
    }

    @Override
    public ImageData image(int index) {
        return rows.image(chosen[index]);
    }

    @Override
    public String caption(int index) {
        return rows.caption(chosen[index]);
    }

    /** Returns the ID of the picture's first row. */
    @Override
    public String pictureId(int index) {
        return rows.id(rows.first(chosen[index]));
    }

    /** Returns the picture's first row, which is in this set if any of its rows is. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        int first = rows.first(chosen[index]);
        return Optional.of(
                new PictureSource(
                        this, first == chosen[index] ? index : Arrays.binarySearch(chosen, first)));
    }

    @Override
    public List<String> captions(int index) {
        return Arrays.stream(rows.rowsOfSamePicture(chosen[index]))
                .mapToObj(rows::caption)
                .toList();
    }
}
