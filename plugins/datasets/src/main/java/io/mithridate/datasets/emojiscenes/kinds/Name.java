package io.mithridate.datasets.emojiscenes.kinds;

/**
 * A noun.
 *
 * @param singular for one: "dog"
 * @param plural for several: "dogs"
 */
public record Name(String singular, String plural) {}
