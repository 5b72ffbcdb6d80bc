package io.mithridate.metrics;

/** A smooth convex function of several numbers. */
interface ConvexFunction {

    /** The function at a point. */
    Value at(Vector point);

    /**
     * The value of a function at a point.
     *
     * @param point where
     * @param value of the function
     * @param gradient its derivative by each number
     */
    record Value(Vector point, double value, Vector gradient) {}
}
