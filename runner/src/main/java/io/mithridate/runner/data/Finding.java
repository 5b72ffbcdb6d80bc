package io.mithridate.runner.data;

/**
 * What a survey has to say of one thing, in words for people.
 *
 * @param name what it is about
 * @param text what it says
 */
public record Finding(String name, String text) {}
