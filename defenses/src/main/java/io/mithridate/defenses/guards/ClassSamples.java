package io.mithridate.defenses.guards;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/**
 * A summary of samples around the texts of one class, from which the mean squared distance to the
 * samples is computed.
 *
 * @param mean the mean of the samples
 * @param meanSquare the mean squared norm of the samples
 */
record ClassSamples(RealVector mean, double meanSquare) {

    private static final int MAX_TRIES = 128;

    /** Returns the summary of the given samples. */
    static ClassSamples of(List<RealVector> samples) {
        RealVector sum = new ArrayRealVector(samples.get(0).getDimension());
        double squares = 0;
        for (RealVector sample : samples) {
            sum = sum.add(sample);
            squares += sample.dotProduct(sample);
        }
        return new ClassSamples(sum.mapDivide(samples.size()), squares / samples.size());
    }

    /**
     * Draws samples for a class.
     *
     * <p>Let o be the name in the subspace of the texts, and v one of its variants. The points v +
     * u (v − o) are drawn for each variant, with u uniform between 0 and 1; they lie beyond v as
     * seen from o. Let c be the cosine similarity of v and o. A point is kept if its cosine
     * similarity to o is lower than c and above {@code cosineLow} times c. A sample is the mean of
     * all variants and points plus {@code spread} times the sum of their deviations from this mean,
     * each multiplied by a standard normal random number.
     *
     * @param texts rows of unit length: the name, then its variants
     */
    static ClassSamples draw(Embeddings texts, SubspaceDetection.Options options, Seed seed) {
        NameSubspace subspace = NameSubspace.of(texts, options.variance());
        RealVector name = subspace.project(texts, 0);
        List<RealVector> variants = new ArrayList<>();
        for (int row = 1; row < texts.count(); row++) {
            variants.add(subspace.project(texts, row));
        }
        int pointsPerVariant = options.points() / variants.size();
        List<RealVector> samples = new ArrayList<>();
        for (int repeat = 0; repeat < options.repeats(); repeat++) {
            RandomGenerator random = seed.at(repeat).generator();
            List<RealVector> points = new ArrayList<>(variants);
            for (RealVector variant : variants) {
                for (int point = 0; point < pointsPerVariant; point++) {
                    addPointBeyond(variant, name, options.cosineLow(), random, points);
                }
            }
            RealVector mean = mean(points);
            for (int sample = 0; sample < options.samples(); sample++) {
                RealVector drawn = mean.copy();
                for (RealVector point : points) {
                    drawn.combineToSelf(
                            1, options.spread() * random.nextGaussian(), point.subtract(mean));
                }
                samples.add(drawn);
            }
        }
        return of(samples);
    }

    /**
     * Adds a point beyond a variant. If the variant equals the name or is opposite to it, no such
     * point exists and none is added.
     */
    private static void addPointBeyond(
            RealVector variant,
            RealVector name,
            double cosineLow,
            RandomGenerator random,
            List<RealVector> points) {
        RealVector direction = variant.subtract(name);
        double variantCosine = cosine(variant, name);
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            RealVector point = variant.add(direction.mapMultiply(random.nextDouble()));
            double ratio = cosine(point, name) / variantCosine;
            if (ratio > cosineLow && ratio < 1) {
                points.add(point);
                return;
            }
        }
    }

    private static double cosine(RealVector one, RealVector other) {
        return one.dotProduct(other) / (one.getNorm() * other.getNorm());
    }

    private static RealVector mean(List<RealVector> points) {
        RealVector sum = new ArrayRealVector(points.get(0).getDimension());
        for (RealVector point : points) {
            sum = sum.add(point);
        }
        return sum.mapDivide(points.size());
    }

    /** Returns the mean squared distance of a row to the samples. */
    double distance(Embeddings rows, int row) {
        double squaredNorm = 0;
        double inner = 0;
        for (int axis = 0; axis < rows.dimension(); axis++) {
            double value = rows.values()[row * rows.dimension() + axis];
            squaredNorm += value * value;
            inner += value * mean.getEntry(axis);
        }
        return squaredNorm - 2 * inner + meanSquare;
    }
}
