package io.mithridate.runner.curves;

import com.google.common.collect.Lists;
import io.mithridate.api.training.TrainingListener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The curve of one training within a stage.
 *
 * @param training the name of the training run, with a number if the stage has several of the same
 *     name
 * @param points the points, in the order of the steps
 */
public record Curve(String training, List<Point> points) {

    static final String LEARNING_RATE = "learning_rate";
    static final String LOSS = "loss";
    static final String GRADIENT_NORM = "gradient_norm";
    static final String LOSS_SCALE = "loss_scale";

    private static final String TERM_PREFIX = LOSS + ".";

    public Curve {
        points = List.copyOf(points);
    }

    /** Returns whether the name of a value is that of a loss term. */
    static boolean isTerm(String name) {
        return name.startsWith(TERM_PREFIX);
    }

    /** Returns the duration of the training run in seconds. */
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
        return new Curve(
                training, Lists.partition(points, window).stream().map(Point::mean).toList());
    }

    /**
     * A point of a curve: one training step, or several consecutive ones.
     *
     * @param step the number of the last step, from 1
     * @param steps the number of steps
     * @param epoch the epoch of the last step, from 1
     * @param samples the number of pairs in all steps
     * @param values the learning rate and the loss scale of the last step, and the means over the
     *     steps of the total loss, of the unweighted loss terms and of the norm of the gradient.
     *     The norm is missing if it is finite in no step, the scale if the loss is not scaled
     * @param seconds the time from the beginning of training to the end of the last step
     * @param waitingSeconds the time that the steps waited for batches to be loaded
     */
    public record Point(
            long step,
            int steps,
            int epoch,
            long samples,
            Map<String, Double> values,
            double seconds,
            double waitingSeconds) {

        private static final Set<String> OF_LAST_STEP = Set.of(LEARNING_RATE, LOSS_SCALE);

        public Point {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Returns a value; empty if it is missing. */
        OptionalDouble value(String name) {
            Double value = values.get(name);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /** Returns a point for a single step. */
        static Point of(TrainingListener.Step step, double seconds, double waitingSeconds) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put(LEARNING_RATE, step.learningRate());
            values.put(LOSS, step.loss());
            step.terms().forEach((name, term) -> values.put(TERM_PREFIX + name, term));
            step.gradientNorm().stream()
                    .filter(Double::isFinite)
                    .forEach(norm -> values.put(GRADIENT_NORM, norm));
            step.lossScale().ifPresent(scale -> values.put(LOSS_SCALE, scale));
            return new Point(
                    step.number(),
                    1,
                    step.epoch(),
                    step.samples(),
                    values,
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
            Map<String, Double> values = new LinkedHashMap<>();
            points.forEach(point -> values.putAll(point.values));
            values.replaceAll(
                    (name, value) ->
                            OF_LAST_STEP.contains(name)
                                    ? value
                                    : points.stream()
                                            .flatMapToDouble(point -> point.value(name).stream())
                                            .average()
                                            .orElseThrow());
            return new Point(
                    last.step,
                    points.stream().mapToInt(Point::steps).sum(),
                    last.epoch,
                    points.stream().mapToLong(Point::samples).sum(),
                    values,
                    last.seconds,
                    points.stream().mapToDouble(Point::waitingSeconds).sum());
        }
    }
}
