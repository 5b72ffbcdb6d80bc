package io.mithridate.runner.curves;

import io.mithridate.api.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The curve of one training within a stage.
 *
 * @param training the name of the training, with a number if the stage has several of the same name
 * @param terms the names of the loss terms
 * @param points the points, in the order of the steps
 */
public record Curve(String training, List<String> terms, List<Point> points) {

    public Curve {
        terms = List.copyOf(terms);
        points = List.copyOf(points);
    }

    /** Returns the duration of the training in seconds. */
    double seconds() {
        return points.isEmpty() ? 0 : points.get(points.size() - 1).seconds();
    }

    /**
     * Returns a curve with fewer points. Each new point is the mean of the same number of
     * consecutive points; the last may be the mean of fewer.
     *
     * @param maxPoints the maximum number of points
     */
    Curve reduceTo(int maxPoints) {
        int window = (points.size() + maxPoints - 1) / maxPoints;
        if (window <= 1) {
            return this;
        }
        List<Point> means = new ArrayList<>();
        for (int from = 0; from < points.size(); from += window) {
            means.add(Point.mean(points.subList(from, Math.min(from + window, points.size()))));
        }
        return new Curve(training, terms, means);
    }

    /**
     * A point of a curve: one training step, or several consecutive ones.
     *
     * @param step the number of the last step, from 1
     * @param steps the number of steps
     * @param epoch the epoch of the last step, from 1
     * @param samples the number of pairs in all steps
     * @param learningRate the learning rate of the last step
     * @param loss the mean total loss of the steps
     * @param terms the means of the unweighted loss terms, in the order of the curve
     * @param gradientNorm the mean norm of the gradient over the steps in which it is finite; empty
     *     if there are none
     * @param lossScale the loss scale of the last step; empty unless the loss is scaled
     * @param seconds the time from the beginning of training to the end of the last step
     * @param waitingSeconds the time that the steps waited for batches to be loaded
     */
    public record Point(
            long step,
            int steps,
            int epoch,
            long samples,
            double learningRate,
            double loss,
            List<Double> terms,
            OptionalDouble gradientNorm,
            OptionalDouble lossScale,
            double seconds,
            double waitingSeconds) {

        public Point {
            terms = List.copyOf(terms);
        }

        /** Returns a point for a single step. */
        static Point of(TrainingListener.Step step, double seconds, double waitingSeconds) {
            return new Point(
                    step.number(),
                    1,
                    step.epoch(),
                    step.samples(),
                    step.learningRate(),
                    step.loss(),
                    List.copyOf(step.terms().values()),
                    finite(step.gradientNorm()),
                    step.lossScale(),
                    seconds,
                    waitingSeconds);
        }

        /**
         * Combines several points.
         *
         * @param points consecutive points, at least one
         */
        static Point mean(List<Point> points) {
            Point last = points.get(points.size() - 1);
            List<Double> terms = new ArrayList<>();
            for (int i = 0; i < last.terms.size(); i++) {
                int term = i;
                terms.add(mean(points, point -> point.terms.get(term)));
            }
            return new Point(
                    last.step,
                    points.stream().mapToInt(Point::steps).sum(),
                    last.epoch,
                    points.stream().mapToLong(Point::samples).sum(),
                    last.learningRate,
                    mean(points, Point::loss),
                    terms,
                    points.stream()
                            .map(Point::gradientNorm)
                            .filter(OptionalDouble::isPresent)
                            .mapToDouble(OptionalDouble::getAsDouble)
                            .average(),
                    last.lossScale,
                    last.seconds,
                    points.stream().mapToDouble(Point::waitingSeconds).sum());
        }

        private static OptionalDouble finite(OptionalDouble value) {
            return value.stream().filter(Double::isFinite).findFirst();
        }

        private static double mean(List<Point> points, ToDoubleFunction<Point> value) {
            return points.stream().mapToDouble(value).average().orElseThrow();
        }
    }
}
