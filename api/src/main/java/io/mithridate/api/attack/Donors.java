package io.mithridate.api.attack;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Pairs whose pictures are used for poisoned pairs; the donors themselves are not changed. Poisoned
 * pairs take the pictures in turn, so that each is used equally often.
 *
 * @param donorClass the only class that the captions of a donor's picture name
 * @param pictures the number of pictures to draw, without replacement; empty to use all
 */
public record Donors(int donorClass, OptionalInt pictures) {

    /**
     * Returns {@code true} if the caption of a pair allows it to be a donor.
     *
     * @param named the classes that its caption names
     */
    public boolean includes(Set<Integer> named) {
        return named.equals(Set.of(donorClass));
    }
}
