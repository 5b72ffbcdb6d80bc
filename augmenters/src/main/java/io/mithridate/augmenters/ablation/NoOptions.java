package io.mithridate.augmenters.ablation;

/** Options of an augmenter that has none. */
public record NoOptions() {}
