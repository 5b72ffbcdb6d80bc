package io.mithridate.api.backend;

import io.mithridate.api.metric.Need;

/** A metric used what it had not asked for. */
public final class UnstatedNeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which metric wanted what.
     *
     * @param metric the metric's name
     * @param need what it used
     */
    public UnstatedNeedException(String metric, Need need) {
        super("the metric '%s' used %s, which its needs() does not name".formatted(metric, need));
    }
}
