package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Identifies the target class of a backdoor: a patch that moves the embeddings of all pictures in
 * the same direction is pasted into pictures, and the class whose share of predictions increases
 * most is the target.
 *
 * @param model the suspect
 * @param names the embeddings of the class names, one row of unit length per class
 * @param decoder resizes pictures to the model's input size
 */
record TargetSearch(ImageTextModel model, Embeddings names, ImageDecoder decoder) {

    private static final int CHUNK = 256;

    /**
     * A class and the increase of its share of predictions.
     *
     * @param label the index of the class
     * @param rise the increase of the share of pictures classified as this class, from −1 to 1
     */
    record Found(int label, double rise) {}

    /**
     * Returns the class whose share of predictions increases most if a change is applied to each
     * picture.
     */
    Found largestRise(PairSet pairs, UnaryOperator<Image> change) {
        double[] before = shares(pairs, UnaryOperator.identity());
        double[] after = shares(pairs, change);
        return largestRise(before, after);
    }

    /** Returns the class whose share increases most; if several are equal, the first one. */
    static Found largestRise(double[] before, double[] after) {
        int best = 0;
        for (int label = 1; label < before.length; label++) {
            if (after[label] - before[label] > after[best] - before[best]) {
                best = label;
            }
        }
        return new Found(best, after[best] - before[best]);
    }

    /** Returns the share of pictures classified as each class. */
    private double[] shares(PairSet pairs, UnaryOperator<Image> change) {
        double[] shares = new double[names.count()];
        for (int start = 0; start < pairs.size(); start += CHUNK) {
            List<Image> pictures =
                    IntStream.range(start, Math.min(start + CHUNK, pairs.size()))
                            .parallel()
                            .mapToObj(i -> decoder.decode(pairs, i, model.imageSize()))
                            .map(change)
                            .toList();
            Embeddings rows = model.embedImages(pictures).normalised();
            for (int row = 0; row < rows.count(); row++) {
                shares[rows.nearest(row, names)] += 1.0 / pairs.size();
            }
        }
        return shares;
    }
}
