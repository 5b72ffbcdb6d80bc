package io.mithridate.tensorflow.graph;

/**
 * The part that a variable plays in the model: decides whether it is trained and whether it decays.
 */
public enum Role {
    /** A weight matrix, a filter or an embedding table: trained, and decays. */
    WEIGHT,
    /** A gain or a shift of a layer norm: trained, does not decay. */
    NORM,
    /** A gain or a shift of a batch norm: trained, does not decay. */
    BATCH_NORM,
    /** A bias: trained, does not decay. */
    BIAS,
    /** The logarithm of the factor on the cosines: trained, does not decay. */
    LOGIT_SCALE,
    /** A running mean or variance: changed by the forward pass, not by the optimizer. */
    STATISTIC,
    /** Stays as it was loaded. */
    FROZEN,
    /** State that training keeps beside the model: a moment, a sum of gradients, an average. */
    STATE;

    /** Returns whether the optimizer changes it. */
    public boolean trained() {
        return this != STATISTIC && this != FROZEN && this != STATE;
    }

    /** Returns whether weight decay pulls it towards zero. */
    public boolean decays() {
        return this == WEIGHT;
    }
}
