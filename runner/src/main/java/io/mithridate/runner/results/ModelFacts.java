package io.mithridate.runner.results;

/**
 * The model that a run is about.
 *
 * @param name the architecture's name, such as {@code mini} or {@code RN50}
 * @param clip whether it is CLIP itself: one of its architectures with weights of somebody else;
 *     {@code mini} is not, nor is an architecture of CLIP that the run trained from scratch
 */
public record ModelFacts(String name, boolean clip) {}
