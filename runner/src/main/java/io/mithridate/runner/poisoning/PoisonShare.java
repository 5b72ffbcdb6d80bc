package io.mithridate.runner.poisoning;

import java.util.Optional;

/**
 * How many pairs are poisoned: one of the two is given.
 *
 * @param rate the share of the victim's training pairs, from 0 to 1
 * @param count their number
 */
public record PoisonShare(Optional<Double> rate, Optional<Integer> count) {

    /** How many of so many pairs that is; a half is rounded up. */
    public int of(int pairs) {
        return count.orElseGet(() -> (int) Math.floor(rate.orElseThrow() * pairs + 0.5));
    }
}
