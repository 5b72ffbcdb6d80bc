package io.mithridate.defenses.density;

/**
 * The nearest of a list of points.
 *
 * @param positions where they stand in the list, the nearest first; of equally near ones the
 *     earlier first
 * @param distances how far they are, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // internal, one for each of thousands of rows
record Nearest(int[] positions, double[] distances) {

    /**
     * The nearest points.
     *
     * @param squares squared distances
     * @param length how many of them count
     * @param wanted how many points are sought; at most {@code length}
     */
    static Nearest of(double[] squares, int length, int wanted) {
        int[] positions = new int[wanted];
        double[] nearest = new double[wanted];
        int found = 0;
        for (int position = 0; position < length; position++) {
            double square = squares[position];
            if (found == wanted && square >= nearest[wanted - 1]) {
                continue;
            }
            int place = found < wanted ? found++ : wanted - 1;
            while (place > 0 && nearest[place - 1] > square) {
                nearest[place] = nearest[place - 1];
                positions[place] = positions[place - 1];
                place--;
            }
            nearest[place] = square;
            positions[place] = position;
        }
        for (int i = 0; i < wanted; i++) {
            nearest[i] = Math.sqrt(nearest[i]);
        }
        return new Nearest(positions, nearest);
    }

    /** The distance to the last of them. */
    double radius() {
        return distances[distances.length - 1];
    }
}
