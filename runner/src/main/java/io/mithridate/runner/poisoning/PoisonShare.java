package io.mithridate.runner.poisoning;

import java.util.Optional;

/**
 * The number of pairs to poison, given either as a rate or as a count.
 *
 * @param rate the share of the victim's training pairs, from 0 to 1
 * @param count the number of pairs
 */
public record PoisonShare(Optional<Double> rate, Optional<Integer> count) {

    /** Returns the number for a training set of the given size; halves are rounded up. */
    public int of(int pairs) {
        return count.orElseGet(() -> (int) Math.floor(rate.orElseThrow() * pairs + 0.5));
    }
}
