package io.mithridate.runner.results;

/** The two metrics by which defenses are compared; other metrics are only reported. */
public final class MainMetrics {

    /** The share of clean test pictures that are classified correctly. */
    public static final String CLEAN_ACCURACY = "clean-accuracy";

    /** The share of triggered pictures of non-target classes that are classified as the target. */
    public static final String ATTACK_SUCCESS = "attack-success";

    private MainMetrics() {}
}
