package io.mithridate.defenses.guards;

import io.mithridate.api.model.Embeddings;
import io.mithridate.defenses.NearestClass;
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
        return samples.get(new NearestClass(names).of(rows, row)).distance(rows, row);
    }
}
