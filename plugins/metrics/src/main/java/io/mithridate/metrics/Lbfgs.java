package io.mithridate.metrics;

import io.mithridate.metrics.ConvexFunction.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Minimises smooth convex functions by L-BFGS (<a href="https://doi.org/10.1007/BF01589116">Liu and
 * Nocedal, 1989</a>).
 *
 * <p>How far to go along a direction is judged by slopes, which say where the minimum is when
 * values no longer differ by more than rounding.
 *
 * @param tolerance how long the gradient may be at a minimum, as a share of the point's distance
 *     from 0, or of 1 if that is more
 * @param mostSteps after how many steps it gives up
 */
record Lbfgs(double tolerance, int mostSteps) {

    /** Pairs of a step and what it did to the gradient that are remembered. */
    private static final int MEMORY = 20;

    /** A step that is long enough leaves so much of the slope at most. */
    private static final double FLATTER = 0.9;

    /** A rise by less than this share of the value may be rounding. */
    private static final double ROUNDING = 1e-10;

    private static final int MAX_TRIES = 60;

    /**
     * Goes down from a point to the minimum.
     *
     * @return the minimum, or the last point if it gave up; see {@link #isMinimum}
     */
    Value minimise(ConvexFunction function, Vector start) {
        Deque<Step> steps = new ArrayDeque<>();
        Value here = function.at(start);
        for (int i = 0; i < mostSteps && !isMinimum(here); i++) {
            Optional<Value> next = next(function, here, steps);
            if (next.isEmpty()) {
                return here;
            }
            steps.addFirst(Step.between(here, next.get()));
            if (steps.size() > MEMORY) {
                steps.removeLast();
            }
            here = next.get();
        }
        return here;
    }

    /** Returns whether the gradient is as short as asked for. */
    boolean isMinimum(Value value) {
        return value.gradient().length() <= tolerance * Math.max(1, value.point().length());
    }

    /**
     * A point further down, where the slope along the way is flatter; empty if rounding hides it.
     */
    private static Optional<Value> next(ConvexFunction function, Value here, Deque<Step> steps) {
        Vector direction = direction(here.gradient(), steps);
        double slope = here.gradient().product(direction);
        double near = 0;
        double nearSlope = slope;
        double far = Double.POSITIVE_INFINITY;
        double farSlope = 0;
        double length = steps.isEmpty() ? 1 / direction.length() : 1;
        for (int i = 0; i < MAX_TRIES; i++) {
            Value there = function.at(here.point().plus(direction, length));
            double slopeThere = there.gradient().product(direction);
            boolean rose = there.value() > here.value() + ROUNDING * Math.abs(here.value());
            if (!rose && Math.abs(slopeThere) <= FLATTER * -slope) {
                return Optional.of(there);
            }
            if (rose || slopeThere > 0) {
                far = length;
                farSlope = slopeThere;
            } else {
                near = length;
                nearSlope = slopeThere;
            }
            length =
                    far == Double.POSITIVE_INFINITY
                            ? 4 * length
                            : near + (far - near) * share(nearSlope, farSlope);
        }
        return Optional.empty();
    }

    /**
     * Returns the place between two points at which a slope that changes evenly would be 0, well
     * away from both.
     */
    private static double share(double nearSlope, double farSlope) {
        double share = nearSlope / (nearSlope - farSlope);
        return Math.min(0.9, Math.max(0.1, share));
    }

    /** The steepest way down by the curvature that the steps found, the latest first. */
    private static Vector direction(Vector gradient, Deque<Step> steps) {
        Vector direction = gradient.times(-1);
        double[] taken = new double[steps.size()];
        int index = 0;
        for (Step step : steps) {
            taken[index] = step.way().product(direction) / step.product();
            direction = direction.plus(step.change(), -taken[index]);
            index++;
        }
        if (!steps.isEmpty()) {
            Step latest = steps.getFirst();
            direction =
                    direction.times(latest.product() / latest.change().product(latest.change()));
        }
        Iterator<Step> earliestFirst = steps.descendingIterator();
        while (earliestFirst.hasNext()) {
            index--;
            Step step = earliestFirst.next();
            double given = step.change().product(direction) / step.product();
            direction = direction.plus(step.way(), taken[index] - given);
        }
        return direction;
    }

    /**
     * A step that was made.
     *
     * @param way by which the point moved
     * @param change of the gradient
     * @param product of the two; above 0, as the slope along the way became flatter
     */
    private record Step(Vector way, Vector change, double product) {

        static Step between(Value from, Value to) {
            Vector way = to.point().plus(from.point(), -1);
            Vector change = to.gradient().plus(from.gradient(), -1);
            return new Step(way, change, way.product(change));
        }
    }
}
