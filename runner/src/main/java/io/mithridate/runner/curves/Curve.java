package io.mithridate.runner.curves;

import java.util.ArrayList;
import java.util.List;

/**
 * The curve of one training within a stage.
 *
 * @param training the name of the training, with a number if the stage has several of the same name
 * @param terms the names of the loss terms
 * @param points the points, in the order of the steps
 */
public record Curve(String training, List<String> terms, List<CurvePoint> points) {

    public Curve {
        terms = List.copyOf(terms);
        points = List.copyOf(points);
    }

    /** Returns the duration of the training in seconds. */
    double seconds() {
        return points.isEmpty() ? 0 : points.get(points.size() - 1).seconds();
    }

    /**
     * Returns a curve with fewer points, each the mean of equally many consecutive points except
     * the last.
     *
     * @param most the maximum number of points
     */
    Curve thinned(int most) {
        int window = (points.size() + most - 1) / most;
        if (window <= 1) {
            return this;
        }
        List<CurvePoint> means = new ArrayList<>();
        for (int from = 0; from < points.size(); from += window) {
            means.add(
                    CurvePoint.mean(points.subList(from, Math.min(from + window, points.size()))));
        }
        return new Curve(training, terms, means);
    }
}
