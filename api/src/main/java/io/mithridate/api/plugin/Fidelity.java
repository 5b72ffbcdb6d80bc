package io.mithridate.api.plugin;

/** How close a plugin is to what the paper or the reference implementation defines. */
public enum Fidelity {
    /**
     * Golden tests show parity with the official implementation; of a plugin without references,
     * that it is itself what defines it.
     */
    EXACT,
    /** Built as the paper defines it; there is no official code, or it was not compared. */
    PAPER,
    /** Parts that are not public are our choices; parity cannot be claimed. */
    RECONSTRUCTION
}
