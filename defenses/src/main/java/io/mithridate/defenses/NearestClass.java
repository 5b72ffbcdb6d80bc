package io.mithridate.defenses;

import io.mithridate.api.model.Embeddings;

/**
 * The class that a picture is taken for.
 *
 * @param names one unit row for each class
 */
public record NearestClass(Embeddings names) {

    /**
     * The class whose name has the highest cosine to one of some unit rows; the first of several.
     */
    public int of(Embeddings rows, int row) {
        int nearest = 0;
        for (int label = 1; label < names.count(); label++) {
            if (rows.dot(row, names, label) > rows.dot(row, names, nearest)) {
                nearest = label;
            }
        }
        return nearest;
    }
}
