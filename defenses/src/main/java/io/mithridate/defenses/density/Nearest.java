package io.mithridate.defenses.density;

/**
 * The nearest points in a list.
 *
 * @param positions their positions in the list, nearest first; if distances are equal, earlier
 *     positions first
 * @param distances their distances, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // internal, created for each of thousands of rows
record Nearest(int[] positions, double[] distances) {

    /**
     * Returns the nearest points.
     *
     * @param squares squared distances
     * @param length the number of leading entries of {@code squares} to consider
     * @param count the number of points to return; at most {@code length}
     */
    static Nearest of(double[] squares, int length, int count) {
        int[] positions = new int[count];
        double[] nearest = new double[count];
        int found = 0;
        for (int position = 0; position < length; position++) {
            double square = squares[position];
            if (found == count && square >= nearest[count - 1]) {
                continue;
            }
            int place = found < count ? found++ : count - 1;
            while (place > 0 && nearest[place - 1] > square) {
                nearest[place] = nearest[place - 1];
                positions[place] = positions[place - 1];
                place--;
            }
            nearest[place] = square;
            positions[place] = position;
        }
        for (int i = 0; i < count; i++) {
            nearest[i] = Math.sqrt(nearest[i]);
        }
        return new Nearest(positions, nearest);
    }

    /** Returns the distance to the farthest of these points. */
    double radius() {
        return distances[distances.length - 1];
    }
}
