package io.mithridate.runner.results;

/**
 * The model that a run is about.
 *
 * @param name the architecture's name, such as {@code mini} or {@code RN50}
 * @param clip whether it is CLIP itself: one of its architectures with weights as published, or
 *     trained as published; {@code mini} is not
 */
public record ModelFacts(String name, boolean clip) {}
