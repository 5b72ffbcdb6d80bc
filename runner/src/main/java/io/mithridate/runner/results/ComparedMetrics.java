package io.mithridate.runner.results;

/** The two metrics that defenses are compared by; the others stand beside them. */
public final class ComparedMetrics {

    /** Share of clean test pictures that are given their true class. */
    public static final String CLEAN_ACCURACY = "clean-accuracy";

    /** Share of triggered pictures of other classes that are given the target class. */
    public static final String ATTACK_SUCCESS = "attack-success";

    private ComparedMetrics() {}
}
