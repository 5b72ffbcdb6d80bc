package io.mithridate.api.data;

import java.util.Optional;

/**
 * Pictures with captions, to train on.
 *
 * <p>It has no classes: a set of captions alone need not invent any. What an attack's target is
 * called is said by the {@link EvaluationData} that it is tested with.
 */
public non-sealed interface PairData extends Dataset {

    /** The pairs for training: base model, poisoned run and defense take their shares of these. */
    PairSet train();

    /**
     * Pairs that nothing is trained on, to measure retrieval with. No picture of {@link #train()}
     * is among them, by {@link PairSet#pictureId}. Empty where the data set has none.
     */
    PairSet heldOut();

    /** The captions of poisoned pairs; no caption of {@link #train()} is written by them. */
    Templates poisonCaptions();

    /** The words that captions are written with, if the data set knows them. */
    default Optional<Vocabulary> vocabulary() {
        return Optional.empty();
    }

    /**
     * Changes whenever {@link #train()}, {@link #poisonCaptions()} or {@link #vocabulary()} do: all
     * that training reads. {@link #heldOut()} has a fingerprint of its own, so that more held-out
     * pairs leave trained models as they are.
     */
    default String pairsFingerprint() {
        return fingerprint();
    }
}
