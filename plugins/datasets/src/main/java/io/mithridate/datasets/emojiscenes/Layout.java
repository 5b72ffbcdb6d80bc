package io.mithridate.datasets.emojiscenes;

import java.util.ArrayList;
import java.util.List;

/** Finds disjoint positions for things inside a picture. */
final class Layout {

    private static final double MARGIN = 0.01;

    /**
     * The maximum distance of two things across the axis along which they are placed, as a share of
     * their distance along it.
     */
    private static final double MAX_SLANT = 0.6;

    private Layout() {}

    /** Returns a random position. */
    static Position atRandom(double extent, Draw draw) {
        return new Position(drawCenter(extent, draw), drawCenter(extent, draw), extent);
    }

    /**
     * Returns positions side by side or, with equal probability, one above the other.
     *
     * @param first the extent of the left or upper thing
     * @param second the extent of the other thing; the sum of both must leave room for the margins
     */
    static List<Position> inLine(double first, double second, Draw draw) {
        double free = 1 - 2 * MARGIN - first - second;
        double before = free * draw.between(0, 0.5);
        double after = free * draw.between(0, 0.5);
        double firstAlong = MARGIN + before + first / 2;
        double secondAlong = 1 - MARGIN - after - second / 2;
        double max = MAX_SLANT * (secondAlong - firstAlong);
        double firstAcross = drawCenter(first, draw);
        double secondAcross = clamp(drawCenter(second, draw), firstAcross - max, firstAcross + max);
        secondAcross = clamp(secondAcross, MARGIN + second / 2, 1 - MARGIN - second / 2);
        firstAcross = clamp(firstAcross, secondAcross - max, secondAcross + max);
        Position one = new Position(firstAlong, firstAcross, first);
        Position other = new Position(secondAlong, secondAcross, second);
        return draw.chance(0.5)
                ? List.of(one, other)
                : List.of(one.transposed(), other.transposed());
    }

    /** Returns positions in three of the picture's quarters. */
    static List<Position> inQuarters(double extent, Draw draw) {
        int empty = draw.below(4);
        double maxShift = (0.5 - extent) / 2 - MARGIN;
        List<Position> positions = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            if (quarter != empty) {
                double x = quarter % 2 == 0 ? 0.25 : 0.75;
                double y = quarter < 2 ? 0.25 : 0.75;
                positions.add(
                        new Position(
                                x + draw.symmetric(maxShift),
                                y + draw.symmetric(maxShift),
                                extent));
            }
        }
        return positions;
    }

    private static double drawCenter(double extent, Draw draw) {
        return draw.between(MARGIN + extent / 2, 1 - MARGIN - extent / 2);
    }

    private static double clamp(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }

    /**
     * A position and a size, as shares of the picture's side.
     *
     * @param x the distance of the center from the left
     * @param y the distance of the center from the top
     * @param extent the longer side
     */
    record Position(double x, double y, double extent) {

        /** Returns the position with x and y exchanged. */
        Position transposed() {
            return new Position(y, x, extent);
        }
    }
}
