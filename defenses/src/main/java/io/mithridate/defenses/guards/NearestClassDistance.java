package io.mithridate.defenses.guards;

import io.mithridate.api.model.Embeddings;
import java.util.List;

/**
 * How far a picture lies from the samples of the class that it is taken for.
 *
 * @param names one unit row for each class
 * @param samples those of each class
 */
record NearestClassDistance(Embeddings names, List<ClassSamples> samples) {

    /** The mean squared distance of one of some unit rows. */
    double of(Embeddings rows, int row) {
        int nearest = 0;
        for (int i = 1; i < names.count(); i++) {
            if (rows.dot(row, names, i) > rows.dot(row, names, nearest)) {
                nearest = i;
            }
        }
        return samples.get(nearest).distance(rows, row);
    }
}
