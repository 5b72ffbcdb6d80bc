package io.mithridate.defenses.density;

import io.mithridate.api.random.Seed;
import io.mithridate.defenses.density.DensityFilter.Score;

/**
 * Scores points by their nearest neighbors in a set.
 *
 * <p>For a point i, N(i) denotes the k nearest other points and r(i) the distance to the farthest
 * of them.
 *
 * <ul>
 *   <li>k-distance: r(i)
 *   <li>slof: the mean over j in N(i) of r(i) / r(j)
 *   <li>lid: −k / the sum over j in N(i) of ln(d(i, j) / r(i))
 *   <li>dao: the mean over j in N(i) of lid(j) · ln(r(i) / r(j))
 * </ul>
 *
 * <p>For a point with k equally distant neighbors, lid is undefined: its lid score is r(i), and in
 * dao its lid is replaced with 1. The paper does not cover this case, so this is our choice.
 *
 * @param score one of the four scores
 * @param k the number of neighbors, smaller than the number of points in a set
 */
record LocalScores(Score score, int k) implements ShuffledScores.SetScores {

    @Override
    public double[] of(Rows rows, int scored, Seed seed) {
        Nearest[] nearest = new Nearest[rows.count()];
        double[] squares = new double[rows.count()];
        for (int point = 0; point < nearest.length; point++) {
            rows.squaredDistances(point, squares);
            squares[point] = Double.POSITIVE_INFINITY;
            nearest[point] = Nearest.of(squares, rows.count(), k);
        }
        double[] scores = new double[scored];
        for (int point = 0; point < scored; point++) {
            scores[point] = score(point, nearest);
        }
        return scores;
    }

    private double score(int point, Nearest[] nearest) {
        Nearest own = nearest[point];
        return switch (score) {
            case K_DISTANCE -> own.radius();
            case LID -> haveEqualDistances(own) ? own.radius() : lid(own);
            case SLOF -> {
                double sum = 0;
                for (int neighbor : own.positions()) {
                    sum += own.radius() / nearest[neighbor].radius();
                }
                yield sum / k;
            }
            case DAO -> {
                double sum = 0;
                for (int neighbor : own.positions()) {
                    Nearest other = nearest[neighbor];
                    sum +=
                            (haveEqualDistances(other) ? 1 : lid(other))
                                    * Math.log(own.radius() / other.radius());
                }
                yield sum / k;
            }
            case ISOLATION_FOREST, CLIP_SCORE ->
                    throw new IllegalStateException("it has no neighbours");
        };
    }

    private static boolean haveEqualDistances(Nearest nearest) {
        return nearest.distances()[0] == nearest.radius();
    }

    /** Returns the maximum-likelihood estimate; the farthest neighbor adds 0 to the sum. */
    private double lid(Nearest nearest) {
        double sum = 0;
        for (double distance : nearest.distances()) {
            sum += Math.log(distance / nearest.radius());
        }
        return -k / sum;
    }
}
