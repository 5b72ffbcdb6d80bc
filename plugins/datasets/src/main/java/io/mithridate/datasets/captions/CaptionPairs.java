package io.mithridate.datasets.captions;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PictureSource;
import io.mithridate.datasets.files.PictureFolder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Some rows of a caption file as pairs. */
final class CaptionPairs implements PairSet {

    private final CaptionRows rows;
    private final PictureFolder folder;
    private final int[] chosen;
    private final int unreadableAllowed;
    private final String fingerprint;

    /**
     * Pairs.
     *
     * @param chosen the rows, ascending; of each picture all or none
     */
    CaptionPairs(
            CaptionRows rows,
            PictureFolder folder,
            int[] chosen,
            int unreadableAllowed,
            String fingerprint) {
        this.rows = rows;
        this.folder = folder;
        this.chosen = chosen;
        this.unreadableAllowed = unreadableAllowed;
        this.fingerprint = fingerprint;
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public String id(int index) {
        return RowNames.id(rows, folder, chosen[index]);
    }

    @Override
    public ImageData image(int index) {
        int row = chosen[index];
        return folder.read(rows.name(row), rows.place(row));
    }

    @Override
    public String caption(int index) {
        return rows.caption(chosen[index]);
    }

    /** The id of the picture's first row. */
    @Override
    public String pictureId(int index) {
        return RowNames.id(rows, folder, rows.firstOf(rows.picture(chosen[index])));
    }

    /** The picture's first row, which is of this set if any of its rows is. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        int row = chosen[index];
        int first = rows.firstOf(rows.picture(row));
        return Optional.of(
                new PictureSource(this, row == first ? index : Arrays.binarySearch(chosen, first)));
    }

    @Override
    public List<String> captions(int index) {
        return Arrays.stream(rows.rowsOf(rows.picture(chosen[index])))
                .mapToObj(rows::caption)
                .toList();
    }

    @Override
    public int unreadableAllowed() {
        return unreadableAllowed;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
