package io.mithridate.runner.data;

/**
 * A finding of a survey, in words for people.
 *
 * @param name what it is about
 * @param text what it says
 */
public record Finding(String name, String text) {}
