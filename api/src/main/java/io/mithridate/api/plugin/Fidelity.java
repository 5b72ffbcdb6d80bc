package io.mithridate.api.plugin;

/** The fidelity of a plugin to the paper or the reference implementation. */
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
