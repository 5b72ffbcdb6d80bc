package io.mithridate.metrics;

/** The options of metrics that have none. */
public record NoOptions() {}
