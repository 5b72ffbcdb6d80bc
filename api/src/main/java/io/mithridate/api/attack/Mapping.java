package io.mithridate.api.attack;

import java.util.OptionalInt;

/**
 * The class that a triggered picture should be classified as, by its true class (Gu et al. 2017;
 * Nguyen and Tran 2021).
 */
public sealed interface Mapping {

    /**
     * The class that a triggered picture of a true class shall be taken for; empty where such
     * pictures are not counted, as those of the target itself.
     */
    OptionalInt target(int trueClass);

    /** The one class that is aimed at; empty where there is one for each class. */
    OptionalInt target();

    /**
     * This mapping, for an attack that poisons pairs of more than one class.
     *
     * @param reason which pairs it poisons, for the message
     * @throws IllegalArgumentException if a single class is the source
     */
    default Mapping withoutSource(String reason) {
        if (this instanceof OneToOne) {
            throw new IllegalArgumentException(
                    "%s, and with mapping one-to-one only pairs of the source may be poisoned; give 'poisoning' mapping: all-to-one"
                            .formatted(reason));
        }
        return this;
    }

    /**
     * Every class but the target is a source.
     *
     * @param aim the target's index
     */
    record AllToOne(int aim) implements Mapping {

        @Override
        public OptionalInt target(int trueClass) {
            return trueClass == aim ? OptionalInt.empty() : OptionalInt.of(aim);
        }

        @Override
        public OptionalInt target() {
            return OptionalInt.of(aim);
        }
    }

    /**
     * One class is a source.
     *
     * @param source its index
     * @param aim the target's index
     */
    record OneToOne(int source, int aim) implements Mapping {

        public OneToOne {
            if (source == aim) {
                throw new IllegalArgumentException("source and target are the same class");
            }
        }

        @Override
        public OptionalInt target(int trueClass) {
            return trueClass == source ? OptionalInt.of(aim) : OptionalInt.empty();
        }

        @Override
        public OptionalInt target() {
            return OptionalInt.of(aim);
        }
    }

    /**
     * Every class is a source, and the next one its target; the first follows the last.
     *
     * @param classes how many classes there are, at least 2
     */
    record AllToAll(int classes) implements Mapping {

        public AllToAll {
            if (classes < 2) {
                throw new IllegalArgumentException(classes + " classes cannot be mapped");
            }
        }

        @Override
        public OptionalInt target(int trueClass) {
            return OptionalInt.of((trueClass + 1) % classes);
        }

        @Override
        public OptionalInt target() {
            return OptionalInt.empty();
        }
    }
}
