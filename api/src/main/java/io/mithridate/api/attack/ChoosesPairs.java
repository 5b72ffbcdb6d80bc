package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * An attack that influences which pairs are poisoned, or how they are poisoned. The default methods
 * leave this to the experiment, as do attacks without this interface.
 */
public interface ChoosesPairs {

    /**
     * Returns {@code true} if a pair may be poisoned. This is called before any work starts, so
     * that having too few eligible pairs is reported as an error.
     *
     * @param caption the pair's own caption
     * @param named the classes that the caption names, as found by {@link ClassNames#in}
     */
    default boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return true;
    }

    /**
     * Returns the form in which pairs are poisoned.
     *
     * @param asked the form set in the experiment
     * @return the same form, except for the parts that the attack fixes
     */
    default PoisoningForm form(PoisoningForm asked) {
        return asked;
    }

    /**
     * Returns the mapping from each class to its target.
     *
     * @param asked the mapping set in the experiment
     * @return the same mapping, unless the attack fixes it
     * @throws IllegalArgumentException if the attack does not support that mapping
     */
    default Mapping mapping(Mapping asked, Classes classes) {
        return asked;
    }

    /**
     * Returns the number of poisoned pairs.
     *
     * @param asked the number set in the experiment
     * @param eligible counts the eligible pairs, which requires reading all captions
     * @return the same number, unless the attack fixes it
     */
    default int count(int asked, IntSupplier eligible) {
        return asked;
    }

    /**
     * Returns the pairs whose pictures are used for poisoned pairs; empty if poisoned pairs keep
     * their own pictures.
     */
    default Optional<Donors> donors(AttackFacts facts) {
        return Optional.empty();
    }

    /** Returns the choices of an attack, or the default ones if it does not make any. */
    static ChoosesPairs of(Attack<?> attack) {
        return attack instanceof ChoosesPairs choosing ? choosing : new ChoosesPairs() {};
    }

    /**
     * Pairs whose pictures are used for poisoned pairs; the donors themselves are not changed.
     * Poisoned pairs take the pictures in turn, so that each is used equally often.
     *
     * @param donorClass the only class named in the captions of a donor's picture
     * @param pictures the number of pictures to draw, without replacement; empty to use all
     */
    record Donors(int donorClass, OptionalInt pictures) {

        /**
         * Returns {@code true} if the caption of a pair allows it to be a donor.
         *
         * @param named the classes that the caption names
         */
        public boolean includes(Set<Integer> named) {
            return named.equals(Set.of(donorClass));
        }
    }
}
