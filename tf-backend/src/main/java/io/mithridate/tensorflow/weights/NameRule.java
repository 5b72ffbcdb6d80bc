package io.mithridate.tensorflow.weights;

import java.util.Optional;

/**
 * How tensors of one kind are called by OpenAI and by others; read in both directions.
 *
 * @param openAi OpenAI's name
 * @param other the other name, with the same placeholders in the same order
 * @param part which part of OpenAI's tensor the other one is, counted from 0 along the first axis
 * @param parts how many parts there are; 1 where the tensors are the same
 * @param transposed whether the other one has its two axes the other way round
 */
record NameRule(NamePattern openAi, NamePattern other, int part, int parts, boolean transposed) {

    private static final int STACKED = 3;

    /** Another name for the same tensor. */
    static NameRule same(String openAi, String other) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), 0, 1, false);
    }

    /** Another name, and the two axes the other way round. */
    static NameRule transposed(String openAi, String other) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), 0, 1, true);
    }

    /** One of three tensors that OpenAI stacks. */
    static NameRule third(String openAi, String other, int part) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), part, STACKED, false);
    }

    /** OpenAI's name for another's, if the rule speaks of it. */
    Optional<String> toOpenAi(String name) {
        return other.rewrite(name, openAi);
    }

    /** The other name for OpenAI's, if the rule speaks of it. */
    Optional<String> fromOpenAi(String name) {
        return openAi.rewrite(name, other);
    }
}
