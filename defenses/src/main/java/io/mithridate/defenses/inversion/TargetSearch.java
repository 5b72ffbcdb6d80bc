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
 * Looks for the class that a backdoor leads to: the one that more pictures are taken for once they
 * carry a patch that moves all pictures one way.
 *
 * @param model the suspect
 * @param names one unit row for each class
 * @param decoder brings pictures to the model's size
 */
record TargetSearch(ImageTextModel model, Embeddings names, ImageDecoder decoder) {

    private static final int CHUNK = 256;

    /**
     * A class, and by how much its share grew.
     *
     * @param label the class's index
     * @param rise of the share of pictures that are taken for it, from −1 to 1
     */
    record Found(int label, double rise) {}

    /** The class whose share of pictures rises most where each is changed. */
    Found largestRise(PairSet pairs, UnaryOperator<Image> change) {
        double[] before = shares(pairs, UnaryOperator.identity());
        double[] after = shares(pairs, change);
        return largestRise(before, after);
    }

    /** The class whose share rises most, the first of several. */
    static Found largestRise(double[] before, double[] after) {
        int most = 0;
        for (int label = 1; label < before.length; label++) {
            if (after[label] - before[label] > after[most] - before[most]) {
                most = label;
            }
        }
        return new Found(most, after[most] - before[most]);
    }

    /** The share of pictures that are taken for each class. */
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
