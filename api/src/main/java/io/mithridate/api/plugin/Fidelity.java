package io.mithridate.api.plugin;

/** The fidelity of a plugin to its paper or reference implementation. */
public enum Fidelity {
    /**
     * Golden tests show that it gives the same results as the official implementation. For a plugin
     * without references, it means that the plugin is its own definition.
     */
    EXACT,
    /** Implemented as the paper defines it. Official code does not exist or was not compared. */
    PAPER,
    /** Parts that are not published are our choices, so equal results cannot be claimed. */
    RECONSTRUCTION
}
