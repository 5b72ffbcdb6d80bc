package io.mithridate.defenses.density;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Scores points by how few random cuts part them from all others.
 *
 * <p>A tree cuts some of the set's points in two at a random place of a random coordinate, the
 * parts again, and so on. A point that few cuts leave alone is suspicious: of depth h, averaged
 * over trees, the score is 2^(−h / c(n)), where c(n) is the depth to be expected among the n points
 * of a tree (<a href="https://doi.org/10.1109/ICDM.2008.17">Liu et al., 2008</a>). Trees, points of
 * a tree and the deepest cut are those of scikit-learn, which the released detector calls. That one
 * gives back what is high for innocent pairs; here, as in all other scores, high is suspicious.
 *
 * @param trees number of trees
 */
record IsolationForest(int trees) implements SetScores {

    private static final int POINTS_OF_TREE = 256;
    private static final double EULER = 0.5772156649015329;

    @Override
    public double[] of(Rows rows, int scored, Seed seed) {
        int sample = Math.min(POINTS_OF_TREE, rows.count());
        int deepest = (int) Math.ceil(Math.log(sample) / Math.log(2));
        double[] depths = new double[scored];
        for (int tree = 0; tree < trees; tree++) {
            Seed own = seed.at(tree);
            int[] fitted = Arrays.copyOf(own.at("points").permutation(rows.count()), sample);
            new Tree(rows, own.at("cuts").generator(), deepest, depths)
                    .grow(fitted, IntStream.range(0, scored).toArray(), 0);
        }
        double expected = expectedDepth(sample);
        return Arrays.stream(depths).map(sum -> Math.pow(2, -sum / trees / expected)).toArray();
    }

    /** How deep a point lies on average in a tree that parts all of so many points. */
    static double expectedDepth(int points) {
        if (points <= 2) {
            return Math.max(points - 1, 0);
        }
        return 2 * (Math.log(points - 1) + EULER) - 2.0 * (points - 1) / points;
    }

    /**
     * A tree that sorts points as it grows, so that no node is kept.
     *
     * @param depths where the depth of each scored point is added
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, and its array is written to
    private record Tree(Rows rows, RandomGenerator random, int deepest, double[] depths) {

        void grow(int[] fitted, int[] scored, int depth) {
            int axis = depth < deepest && scored.length > 0 ? axisToCut(fitted) : -1;
            if (axis < 0) {
                for (int point : scored) {
                    depths[point] += depth + expectedDepth(fitted.length);
                }
                return;
            }
            double low = least(fitted, axis);
            double at = low + random.nextDouble() * (most(fitted, axis) - low);
            grow(side(fitted, axis, at, true), side(scored, axis, at, true), depth + 1);
            grow(side(fitted, axis, at, false), side(scored, axis, at, false), depth + 1);
        }

        /**
         * One of the coordinates in which the points differ, each as likely; −1 if there is none.
         */
        private int axisToCut(int[] fitted) {
            int drawn = random.nextInt(rows.dimension());
            if (differ(fitted, drawn)) {
                return drawn;
            }
            int[] others =
                    IntStream.range(0, rows.dimension())
                            .filter(axis -> differ(fitted, axis))
                            .toArray();
            return others.length == 0 ? -1 : others[random.nextInt(others.length)];
        }

        private boolean differ(int[] points, int axis) {
            return points.length > 1 && least(points, axis) < most(points, axis);
        }

        private double least(int[] points, int axis) {
            double least = Double.POSITIVE_INFINITY;
            for (int point : points) {
                least = Math.min(least, rows.coordinate(point, axis));
            }
            return least;
        }

        private double most(int[] points, int axis) {
            double most = Double.NEGATIVE_INFINITY;
            for (int point : points) {
                most = Math.max(most, rows.coordinate(point, axis));
            }
            return most;
        }

        private int[] side(int[] points, int axis, double at, boolean below) {
            int[] side = new int[points.length];
            int length = 0;
            for (int point : points) {
                if (rows.coordinate(point, axis) <= at == below) {
                    side[length++] = point;
                }
            }
            return Arrays.copyOf(side, length);
        }
    }
}
