package io.mithridate.api.attack;

import java.util.OptionalInt;

/**
 * Maps the true class of a triggered picture to the class it should be classified as (Gu et al.
 * 2017; Nguyen and Tran 2021).
 */
public sealed interface Mapping {

    /**
     * Returns the class that a triggered picture of a true class should be classified as; empty if
     * such pictures are not evaluated, e.g. those of the target itself.
     */
    OptionalInt target(int trueClass);

    /** Returns the single target class; empty if each class has its own target. */
    OptionalInt target();

    /**
     * Returns this mapping, for an attack that poisons pairs of more than one class.
     *
     * @param reason a description of the pairs that the attack poisons, for the error message
     * @throws IllegalArgumentException if the mapping has a single source class
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
     * Every class except the target is a source.
     *
     * @param aim the index of the target class
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
     * One class is the source.
     *
     * @param source the index of the source class
     * @param aim the index of the target class
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
     * Every class is a source, and its target is the next class; the last class maps to the first.
     *
     * @param classes the number of classes, at least 2
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
