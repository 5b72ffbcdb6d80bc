package io.mithridate.defenses.density;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Scores points by how few random cuts separate them from all others.
 *
 * <p>A tree splits some of the set's points at a random value of a random coordinate, then splits
 * the two parts in the same way, and so on. A point that is isolated after few cuts is suspicious:
 * its score is 2^(−h / c(n)), where h is its depth averaged over the trees and c(n) is the expected
 * depth among the n points of a tree (<a href="https://doi.org/10.1109/ICDM.2008.17">Liu et al.,
 * 2008</a>). The number of trees, the points per tree and the maximum depth are the defaults of
 * scikit-learn, which the released detector uses. In scikit-learn, innocent pairs have high scores;
 * here suspicious pairs do, as with all other scores.
 *
 * @param trees the number of trees
 */
record IsolationForest(int trees) implements ShuffledScores.SetScores {

    private static final int POINTS_PER_TREE = 256;
    private static final double EULER_GAMMA = 0.5772156649015329;

    @Override
    public double[] of(Rows rows, int scored, Seed seed) {
        int sampleSize = Math.min(POINTS_PER_TREE, rows.count());
        int maxDepth = (int) Math.ceil(Math.log(sampleSize) / Math.log(2));
        double[] depths = new double[scored];
        for (int tree = 0; tree < trees; tree++) {
            Seed treeSeed = seed.at(tree);
            int[] fitted =
                    Arrays.copyOf(treeSeed.at("points").permutation(rows.count()), sampleSize);
            new Tree(rows, treeSeed.at("cuts").generator(), maxDepth, depths)
                    .grow(fitted, IntStream.range(0, scored).toArray(), 0);
        }
        double expected = expectedDepth(sampleSize);
        return Arrays.stream(depths).map(sum -> Math.pow(2, -sum / trees / expected)).toArray();
    }

    /**
     * Returns the mean depth of a point in a tree that completely separates the given number of
     * points.
     */
    static double expectedDepth(int points) {
        if (points <= 2) {
            return Math.max(points - 1, 0);
        }
        return 2 * (Math.log(points - 1) + EULER_GAMMA) - 2.0 * (points - 1) / points;
    }

    /** The range of the values of some points in one coordinate. */
    private record Extent(int axis, double least, double most) {

        boolean differs() {
            return least < most;
        }
    }

    /**
     * A tree that distributes the points while it grows and therefore stores no nodes.
     *
     * @param depths the array to which the depth of each scored point is added
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, and the array is written to
    private record Tree(Rows rows, RandomGenerator random, int deepest, double[] depths) {

        void grow(int[] fitted, int[] scored, int depth) {
            Optional<Extent> found =
                    depth < deepest && scored.length > 0 ? drawExtent(fitted) : Optional.empty();
            if (found.isEmpty()) {
                for (int point : scored) {
                    depths[point] += depth + expectedDepth(fitted.length);
                }
                return;
            }
            Extent cut = found.get();
            double threshold = cut.least() + random.nextDouble() * (cut.most() - cut.least());
            for (boolean below : new boolean[] {true, false}) {
                grow(
                        selectSide(fitted, cut.axis(), threshold, below),
                        selectSide(scored, cut.axis(), threshold, below),
                        depth + 1);
            }
        }

        /**
         * Draws one of the coordinates in which the points differ, with equal probability; returns
         * an empty result if all points are equal.
         */
        private Optional<Extent> drawExtent(int[] fitted) {
            Extent drawn = extent(fitted, random.nextInt(rows.dimension()));
            if (drawn.differs()) {
                return Optional.of(drawn);
            }
            List<Extent> others =
                    IntStream.range(0, rows.dimension())
                            .mapToObj(axis -> extent(fitted, axis))
                            .filter(Extent::differs)
                            .toList();
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(others.get(random.nextInt(others.size())));
        }

        private Extent extent(int[] points, int axis) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int point : points) {
                double value = rows.coordinate(point, axis);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            return new Extent(axis, min, max);
        }

        private int[] selectSide(int[] points, int axis, double threshold, boolean below) {
            int[] side = new int[points.length];
            int length = 0;
            for (int point : points) {
                if (rows.coordinate(point, axis) <= threshold == below) {
                    side[length++] = point;
                }
            }
            return Arrays.copyOf(side, length);
        }
    }
}
