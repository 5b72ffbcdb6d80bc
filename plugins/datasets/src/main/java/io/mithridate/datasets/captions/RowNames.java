package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.PictureFolder;

/** What rows are called: the first row of a picture as the picture, others with their number. */
final class RowNames {

    private static final char NUMBER = '#';

    private RowNames() {}

    /** A name that no other row has; it changes only when rows of the same picture do. */
    static String id(CaptionRows rows, PictureFolder folder, int row) {
        String name = folder.canonical(rows.name(row));
        int ordinal = rows.ordinal(row);
        return ordinal == 0 && name.indexOf(NUMBER) < 0 ? name : name + NUMBER + (ordinal + 1);
    }
}
