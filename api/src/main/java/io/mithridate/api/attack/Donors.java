package io.mithridate.api.attack;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Pairs that give their pictures to poisoned pairs, and stay as they are themselves. Poisoned pairs
 * get the pictures in turn, so that each is used equally often.
 *
 * @param of the class that the captions of a donor's picture name, and no other
 * @param pictures how many pictures are drawn, each once; empty for all that there are
 */
public record Donors(int of, OptionalInt pictures) {

    /**
     * Returns whether a pair may give its picture, as far as its caption tells.
     *
     * @param named the classes that its caption names
     */
    public boolean includes(Set<Integer> named) {
        return named.equals(Set.of(of));
    }
}
