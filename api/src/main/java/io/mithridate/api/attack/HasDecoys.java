package io.mithridate.api.attack;

/** An attack with pairs that are changed without being tied to the target: {@link Decoys}. */
public interface HasDecoys {

    /**
     * Returns how many decoys stand beside each poisoned pair, 0 or more: what {@link
     * Decoys#perPoisonedPair} says once the trigger is made. It is asked before any work, so that
     * more decoys than there are pairs are a complaint.
     */
    double decoysPerPoisonedPair();

    /** The number of an attack; 0 for one without decoys. */
    static double count(Attack<?> attack) {
        return attack instanceof HasDecoys decoys ? decoys.decoysPerPoisonedPair() : 0;
    }
}
