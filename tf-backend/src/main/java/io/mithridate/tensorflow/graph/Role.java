package io.mithridate.tensorflow.graph;

/**
 * The role of a variable in the model, which determines whether it is trained and whether it
 * decays.
 */
public enum Role {
    /** A weight matrix, a filter or an embedding table: trained, decays. */
    WEIGHT,
    /** A gain or a shift of a layer norm: trained, does not decay. */
    NORM,
    /** A gain or a shift of a batch norm: trained, does not decay. */
    BATCH_NORM,
    /** A bias: trained, does not decay. */
    BIAS,
    /** The logarithm of the factor that cosines are multiplied by: trained, does not decay. */
    LOGIT_SCALE,
    /** A running mean or variance: updated by the forward pass, not by the optimizer. */
    STATISTIC,
    /** A variable that keeps the value it was loaded with. */
    FROZEN,
    /**
     * State that training keeps in addition to the model, e.g. a moment, a sum of gradients or an
     * average.
     */
    STATE;

    /** Returns whether the optimizer updates the variable. */
    public boolean trained() {
        return this != STATISTIC && this != FROZEN && this != STATE;
    }

    /** Returns whether weight decay pulls the variable toward zero. */
    public boolean decays() {
        return this == WEIGHT;
    }
}
