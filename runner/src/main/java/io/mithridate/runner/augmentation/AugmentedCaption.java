package io.mithridate.runner.augmentation;

import io.mithridate.api.text.Augmentation;

/** A caption with the texts that an augmenter wrote of it. */
public record AugmentedCaption(String text, Augmentation augmentation) {}
