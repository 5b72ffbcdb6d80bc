package io.mithridate.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Minimizes smooth convex functions with L-BFGS (<a href="https://doi.org/10.1007/BF01589116">Liu
 * and Nocedal, 1989</a>).
 *
 * <p>The line search is based on slopes, which still show where the minimum is when function values
 * differ only by rounding errors.
 *
 * @param tolerance the maximum length of the gradient at a minimum, relative to the length of the
 *     point or to 1, whichever is larger
 * @param maxSteps the maximum number of steps
 */
record Lbfgs(double tolerance, int maxSteps) {

    /** The number of previous steps that determine the search direction. */
    private static final int MAX_STORED_STEPS = 20;

    /** The maximum slope at the end of a sufficiently long step, relative to the initial slope. */
    private static final double MAX_SLOPE_RATIO = 0.9;

    /** The maximum increase that may be a rounding error, relative to the value. */
    private static final double MAX_ROUNDING_ERROR = 1e-10;

    private static final int MAX_TRIES = 60;

    /**
     * The value of a smooth convex function at a point.
     *
     * @param point the point
     * @param value the value of the function
     * @param gradient the gradient of the function
     */
    record Value(Vector point, double value, Vector gradient) {}

    /**
     * Minimizes a function from a starting point.
     *
     * @return the minimum, or the last point if the search stopped early; see {@link #isMinimum}
     */
    Value minimize(Function<Vector, Value> function, Vector start) {
        Deque<Step> steps = new ArrayDeque<>();
        Value current = function.apply(start);
        for (int i = 0; i < maxSteps && !isMinimum(current); i++) {
            Optional<Value> next = next(function, current, steps);
            if (next.isEmpty()) {
                return current;
            }
            steps.addFirst(Step.between(current, next.get()));
            if (steps.size() > MAX_STORED_STEPS) {
                steps.removeLast();
            }
            current = next.get();
        }
        return current;
    }

    /** Returns {@code true} if the gradient is within the tolerance. */
    boolean isMinimum(Value value) {
        return value.gradient().length() <= tolerance * Math.max(1, value.point().length());
    }

    /**
     * Returns a lower point with a flatter slope along the search direction; empty if rounding
     * errors hide all such points.
     */
    private static Optional<Value> next(
            Function<Vector, Value> function, Value current, Deque<Step> steps) {
        Vector direction = direction(current.gradient(), steps);
        double slope = current.gradient().product(direction);
        double near = 0;
        double nearSlope = slope;
        double far = Double.POSITIVE_INFINITY;
        double farSlope = 0;
        double length = steps.isEmpty() ? 1 / direction.length() : 1;
        for (int i = 0; i < MAX_TRIES; i++) {
            Value candidate = function.apply(current.point().plus(direction, length));
            double candidateSlope = candidate.gradient().product(direction);
            boolean increased =
                    candidate.value()
                            > current.value() + MAX_ROUNDING_ERROR * Math.abs(current.value());
            if (!increased && Math.abs(candidateSlope) <= MAX_SLOPE_RATIO * -slope) {
                return Optional.of(candidate);
            }
            if (increased || candidateSlope > 0) {
                far = length;
                farSlope = candidateSlope;
            } else {
                near = length;
                nearSlope = candidateSlope;
            }
            length =
                    far == Double.POSITIVE_INFINITY
                            ? 4 * length
                            : near + (far - near) * zeroPosition(nearSlope, farSlope);
        }
        return Optional.empty();
    }

    /**
     * Returns the position between two points, from 0.1 to 0.9, at which a linearly changing slope
     * would be 0.
     */
    private static double zeroPosition(double nearSlope, double farSlope) {
        double share = nearSlope / (nearSlope - farSlope);
        return Math.min(0.9, Math.max(0.1, share));
    }

    /**
     * Returns the descent direction, scaled by the curvature found in the previous steps (latest
     * first).
     */
    private static Vector direction(Vector gradient, Deque<Step> steps) {
        Vector direction = gradient.times(-1);
        double[] alphas = new double[steps.size()];
        int index = 0;
        for (Step step : steps) {
            alphas[index] = step.way().product(direction) / step.product();
            direction = direction.plus(step.change(), -alphas[index]);
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
            double beta = step.change().product(direction) / step.product();
            direction = direction.plus(step.way(), alphas[index] - beta);
        }
        return direction;
    }

    /**
     * A completed step.
     *
     * @param way the change of the point
     * @param change the change of the gradient
     * @param product the inner product of the two; above 0, since the slope along the step became
     *     flatter
     */
    private record Step(Vector way, Vector change, double product) {

        static Step between(Value from, Value to) {
            Vector way = to.point().plus(from.point(), -1);
            Vector change = to.gradient().plus(from.gradient(), -1);
            return new Step(way, change, way.product(change));
        }
    }
}
