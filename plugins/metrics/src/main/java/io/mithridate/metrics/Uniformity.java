package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The evenness with which clean test pictures are spread over the sphere: the logarithm of the mean
 * of {@code exp(-2 d^2)} over all pairs of different pictures, where d is the distance of their
 * unit embeddings (<a href="https://arxiv.org/abs/2005.10242">Wang and Isola 2020</a>, with t = 2).
 * Lower is more even.
 *
 * <p>A split with more than {@value #MAX_PICTURES} pictures is evenly subsampled to that number
 * (our choice, because the number of pairs grows with the square). Gives one measurement per test
 * split.
 */
@About(
        name = Uniformity.NAME,
        summary = "how evenly clean test pictures are spread over the sphere",
        fidelity = Fidelity.PAPER,
        papers = Alignment.WANG_AND_ISOLA)
public record Uniformity() implements Metric {

    static final String NAME = "uniformity";

    /** The maximum number of pictures of a split that are compared. */
    static final int MAX_PICTURES = 4_000;

    private static final double T = 2;

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        NAME,
                        "uniformity",
                        "logarithm of the mean Gaussian potential of two clean test pictures, t ="
                                + " 2; lower is more evenly spread",
                        "nats",
                        false,
                        false));
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (EvaluatedSplit split : evaluation.splits()) {
            Embeddings pictures = subsample(split.clean()).normalised();
            if (pictures.count() > 1) {
                double logarithm = Math.log(meanPotential(pictures));
                rows.add(Shares.row(NAME, logarithm, pictures.count(), split.name(), ""));
            }
        }
        return rows;
    }

    /** Returns the mean potential of two different pictures. */
    private static double meanPotential(Embeddings units) {
        ClassRanking.requireFinite(units, "picture %d");
        int count = units.count();
        CosineBlocks cosines = new CosineBlocks(units, units);
        double[] sums =
                IntStream.range(0, cosines.blockCount())
                        .parallel()
                        .mapToDouble(block -> sumOfPotentials(cosines, block, count))
                        .toArray();
        double sum = 0;
        for (double blockSum : sums) {
            sum += blockSum;
        }
        return sum / ((double) count * (count - 1));
    }

    private static double sumOfPotentials(CosineBlocks cosines, int block, int count) {
        double[] values = cosines.compute(block);
        int first = cosines.firstRow(block);
        double sum = 0;
        for (int row = first; row < cosines.firstRow(block + 1); row++) {
            for (int other = 0; other < count; other++) {
                if (other != row) {
                    double squaredDistance = 2 - 2 * values[(row - first) * count + other];
                    sum += Math.exp(-T * squaredDistance);
                }
            }
        }
        return sum;
    }

    private static Embeddings subsample(Embeddings rows) {
        if (rows.count() <= MAX_PICTURES) {
            return rows;
        }
        int dimension = rows.dimension();
        float[] values = new float[MAX_PICTURES * dimension];
        for (int i = 0; i < MAX_PICTURES; i++) {
            int row = (int) ((long) i * rows.count() / MAX_PICTURES);
            System.arraycopy(rows.values(), row * dimension, values, i * dimension, dimension);
        }
        return new Embeddings(MAX_PICTURES, dimension, values);
    }
}
