package io.mithridate.runner.poisoning;

import java.util.Optional;

/**
 * The number of pairs that are poisoned: one of the two is given.
 *
 * @param rate the share of the victim's training pairs, from 0 to 1
 * @param count their number
 */
public record PoisonShare(Optional<Double> rate, Optional<Integer> count) {

    /** Returns the number for so many pairs; a half is rounded up. */
    public int of(int pairs) {
        return count.orElseGet(() -> (int) Math.floor(rate.orElseThrow() * pairs + 0.5));
    }
}
