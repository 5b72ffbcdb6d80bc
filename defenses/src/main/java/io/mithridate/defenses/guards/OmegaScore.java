package io.mithridate.defenses.guards;

import io.mithridate.api.model.Embeddings;

/**
 * How much more a picture is like the classes than like the classes with something beside them: one
 * inner product, since the sum over classes may be taken first.
 */
final class OmegaScore {

    private final double[] direction;

    private OmegaScore(double[] direction) {
        this.direction = direction;
    }

    /** The score before any class is added. */
    static OmegaScore zero() {
        return new OmegaScore(new double[0]);
    }

    /**
     * The score with one more class.
     *
     * @param described one row, the unit mean of true descriptions
     * @param distracted one row, the unit mean of texts with an unrelated sentence
     */
    OmegaScore plus(Embeddings described, Embeddings distracted) {
        double[] sum = new double[described.dimension()];
        for (int axis = 0; axis < sum.length; axis++) {
            double before = direction.length == 0 ? 0 : direction[axis];
            sum[axis] = before + described.values()[axis] - distracted.values()[axis];
        }
        return new OmegaScore(sum);
    }

    /** The score of one of some unit rows. */
    double of(Embeddings rows, int row) {
        double sum = 0;
        for (int axis = 0; axis < direction.length; axis++) {
            sum += direction[axis] * rows.values()[row * rows.dimension() + axis];
        }
        return sum;
    }
}
