package io.mithridate.results;

import io.mithridate.api.text.Augmentation;

/** A caption and the texts that an augmenter derived from it. */
public record AugmentedCaption(String text, Augmentation augmentation) {}
