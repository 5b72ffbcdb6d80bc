package io.mithridate.datasets.captions;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.datasets.files.PictureFolder;

/** Some pictures of a caption file with their labels. */
final class LabelledRows implements LabelledImages {

    private final CaptionRows rows;
    private final PictureFolder folder;
    private final int[] firstRows;
    private final int[] labels;
    private final String fingerprint;

    /**
     * Pictures.
     *
     * @param firstRows the first row of each
     * @param labels the class of every row
     */
    LabelledRows(
            CaptionRows rows,
            PictureFolder folder,
            int[] firstRows,
            int[] labels,
            String fingerprint) {
        this.rows = rows;
        this.folder = folder;
        this.firstRows = firstRows;
        this.labels = labels;
        this.fingerprint = fingerprint;
    }

    @Override
    public int size() {
        return firstRows.length;
    }

    @Override
    public String id(int index) {
        return RowNames.id(rows, folder, firstRows[index]);
    }

    @Override
    public ImageData image(int index) {
        int row = firstRows[index];
        return folder.read(rows.name(row), rows.place(row));
    }

    @Override
    public int label(int index) {
        return labels[firstRows[index]];
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
