package io.mithridate.api.plugin;

/**
 * How many pairs each training of an experiment has.
 *
 * <p>Where pictures have several captions, all pairs of a defender's picture are kept from base and
 * run, so that these may have a few less.
 *
 * @param base pairs of the base training
 * @param run pairs of the poisoned run, poisoned ones among them
 * @param defender clean pairs that the defender has
 */
public record PairCounts(int base, int run, int defender) {}
