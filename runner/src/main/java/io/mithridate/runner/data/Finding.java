package io.mithridate.runner.data;

/**
 * A finding of a survey, in words.
 *
 * @param name its topic
 * @param text the finding
 */
public record Finding(String name, String text) {}
