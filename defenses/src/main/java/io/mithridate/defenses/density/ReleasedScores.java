package io.mithridate.defenses.density;

import io.mithridate.api.random.Seed;
import io.mithridate.defenses.density.DensityFilter.Score;

/**
 * Scores as computed by the released detector, which differ from those of {@link LocalScores}.
 *
 * <ul>
 *   <li>The columns of a picture and of its caption are removed from the picture's distances before
 *       these are sorted. The positions in the shortened list are then used as row numbers of the
 *       whole set, so that many of the neighbors are the wrong rows.
 *   <li>For the picture itself, the radius is the distance to neighbor k + 1; for a neighbor, it is
 *       the distance to its k-th neighbor.
 *   <li>The dimension of a neighbor includes its distance to itself, which is 0, and k − 1 others.
 *   <li>1e-4 is added inside every logarithm of a dimension.
 * </ul>
 *
 * @param score one of the four scores
 * @param k the number of neighbors
 */
record ReleasedScores(Score score, int k) implements ShuffledScores.SetScores {

    private static final double LOGARITHM_OFFSET = 1e-4;

    @Override
    public double[] of(Rows rows, int scored, Seed seed) {
        double[] radii = new double[rows.count()];
        double[] dimensions = new double[rows.count()];
        Nearest[] queries = new Nearest[scored];
        double[] squares = new double[rows.count()];
        for (int point = 0; point < rows.count(); point++) {
            rows.squaredDistances(point, squares);
            Nearest withItself = Nearest.of(squares, rows.count(), k + 1);
            radii[point] = withItself.radius();
            dimensions[point] = dimension(withItself);
            if (point < scored) {
                queries[point] =
                        Nearest.of(squares, removeOwnColumns(squares, point, scored), k + 1);
            }
        }
        double[] scores = new double[scored];
        for (int point = 0; point < scored; point++) {
            scores[point] = score(queries[point], radii, dimensions);
        }
        return scores;
    }

    private double score(Nearest query, double[] radii, double[] dimensions) {
        return switch (score) {
            case K_DISTANCE -> query.radius();
            case LID -> dimension(query);
            case SLOF -> {
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    sum += query.radius() / radii[query.positions()[i]];
                }
                yield sum / k;
            }
            case DAO -> {
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    int position = query.positions()[i];
                    sum += dimensions[position] * Math.log(query.radius() / radii[position]);
                }
                yield sum / k;
            }
            case ISOLATION_FOREST, CLIP_SCORE ->
                    throw new IllegalStateException("it has no neighbours");
        };
    }

    /**
     * Returns the local intrinsic dimension from k + 1 distances, the last of which is the radius.
     */
    private double dimension(Nearest nearest) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += Math.log(nearest.distances()[i] / nearest.radius() + LOGARITHM_OFFSET);
        }
        return -k / sum;
    }

    /**
     * Removes the columns of the point itself and of its caption: those whose index modulo {@code
     * scored} is {@code point}. Returns the number of remaining columns.
     */
    private static int removeOwnColumns(double[] squares, int point, int scored) {
        int length = 0;
        for (int column = 0; column < squares.length; column++) {
            if (column % scored != point) {
                squares[length++] = squares[column];
            }
        }
        return length;
    }
}
