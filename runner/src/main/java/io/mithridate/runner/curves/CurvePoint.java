package io.mithridate.runner.curves;

import io.mithridate.api.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

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
 * @param gradientNorm the mean norm of the gradient over the steps in which it is finite; empty if
 *     there are none
 * @param lossScale the loss scale of the last step; empty unless the loss is scaled
 * @param seconds the time from the beginning of training to the end of the last step
 * @param waitingSeconds the time that the steps waited for batches to be loaded
 */
public record CurvePoint(
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

    public CurvePoint {
        terms = List.copyOf(terms);
    }

    /** Returns a point for a single step. */
    static CurvePoint of(TrainingListener.Step step, double seconds, double waitingSeconds) {
        return new CurvePoint(
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
    static CurvePoint mean(List<CurvePoint> points) {
        CurvePoint last = points.get(points.size() - 1);
        List<Double> terms = new ArrayList<>();
        for (int i = 0; i < last.terms.size(); i++) {
            int term = i;
            terms.add(mean(points, point -> point.terms.get(term)));
        }
        return new CurvePoint(
                last.step,
                points.stream().mapToInt(CurvePoint::steps).sum(),
                last.epoch,
                points.stream().mapToLong(CurvePoint::samples).sum(),
                last.learningRate,
                mean(points, CurvePoint::loss),
                terms,
                points.stream()
                        .map(CurvePoint::gradientNorm)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .average(),
                last.lossScale,
                last.seconds,
                points.stream().mapToDouble(CurvePoint::waitingSeconds).sum());
    }

    private static OptionalDouble finite(OptionalDouble value) {
        return value.stream().filter(Double::isFinite).findFirst();
    }

    private static double mean(List<CurvePoint> points, ToDoubleFunction<CurvePoint> value) {
        return points.stream().mapToDouble(value).average().orElseThrow();
    }
}
