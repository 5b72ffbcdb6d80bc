package io.mithridate.api.data;

import java.util.Optional;

/**
 * Pairs of pictures and captions to train on.
 *
 * <p>It has no classes, because a data set that has only captions may not know any. The name of an
 * attack's target comes from the {@link EvaluationData} that the model is tested with.
 */
public non-sealed interface PairData extends Dataset {

    /**
     * Returns the training pairs. The base model, the poisoned run and the defense each use a part
     * of them.
     */
    PairSet train();

    /**
     * Returns held-out pairs for measuring retrieval. None of their pictures occurs in {@link
     * #train()}, as identified by {@link PairSet#pictureId}. Empty if the data set has none.
     */
    PairSet heldOut();

    /**
     * Returns the templates for the captions of poisoned pairs. No caption of {@link #train()} is
     * generated from them.
     */
    Templates poisonCaptions();

    /** Returns the vocabulary of the captions; empty if the data set does not know it. */
    default Optional<Vocabulary> vocabulary() {
        return Optional.empty();
    }

    /**
     * Returns a fingerprint that changes whenever {@link #train()}, {@link #poisonCaptions()} or
     * {@link #vocabulary()} changes; training reads no other data. {@link #heldOut()} has its own
     * fingerprint, so that adding held-out pairs does not invalidate trained models.
     */
    default String pairsFingerprint() {
        return fingerprint();
    }
}
