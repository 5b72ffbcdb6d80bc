package io.mithridate.api.attack;

/** An attack that changes some pairs without tying them to the target, see {@link Decoys}. */
public interface HasDecoys {

    /**
     * Returns the number of decoys per poisoned pair, at least 0. It equals {@link
     * Decoys#perPoisonedPair}, but this method is called before the trigger is made, so that
     * requesting more decoys than available pairs is reported before any work starts.
     */
    double decoysPerPoisonedPair();

    /** Returns the number of decoys per poisoned pair; 0 for an attack without decoys. */
    static double count(Attack<?> attack) {
        return attack instanceof HasDecoys decoys ? decoys.decoysPerPoisonedPair() : 0;
    }
}
