package io.mithridate.metrics;

/** A smooth convex function of several numbers. */
interface ConvexFunction {

    /** Evaluates the function at a point. */
    Value at(Vector point);

    /**
     * The value of a function at a point.
     *
     * @param point the point
     * @param value the value of the function
     * @param gradient the gradient of the function
     */
    record Value(Vector point, double value, Vector gradient) {}
}
