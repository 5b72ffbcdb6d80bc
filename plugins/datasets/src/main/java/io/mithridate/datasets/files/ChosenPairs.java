package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PictureSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a data set as pairs.
 *
 * @param chosen the rows, ascending; all or none of those of one picture
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, which nobody changes
public record ChosenPairs(Rows rows, int[] chosen, int unreadableAllowed, String fingerprint)
        implements PairSet {

    /** Numbered rows, each of a picture and a caption. */
    public interface Rows {

        /** A name that no other row has; that of a picture's first row names the picture. */
        String id(int row);

        /** The row's picture. */
        ImageData image(int row);

        /** The row's caption. */
        String caption(int row);

        /** The first row of the row's picture. */
        int first(int row);

        /** All rows of the row's picture, ascending. */
        int[] alike(int row);
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

    /** The id of the picture's first row. */
    @Override
    public String pictureId(int index) {
        return rows.id(rows.first(chosen[index]));
    }

    /** The picture's first row, which is of this set if any of its rows is. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        int first = rows.first(chosen[index]);
        return Optional.of(
                new PictureSource(
                        this, first == chosen[index] ? index : Arrays.binarySearch(chosen, first)));
    }

    @Override
    public List<String> captions(int index) {
        return Arrays.stream(rows.alike(chosen[index])).mapToObj(rows::caption).toList();
    }
}
