package io.mithridate.api.backend;

import io.mithridate.api.metric.Metric.Need;

/** Thrown if a metric reads something that it did not declare in its needs. */
public final class UndeclaredNeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param metric the metric's name
     * @param need the undeclared need
     */
    public UndeclaredNeedException(String metric, Need need) {
        super("the metric '%s' used %s, which its needs() does not name".formatted(metric, need));
    }
}
