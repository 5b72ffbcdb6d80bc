package io.mithridate.augmenters.parsing;

/** No options. */
public record NoOptions() {}
