package io.mithridate.runner.results;

/** The numbers that stand in the main table. */
public enum MainMetric {
    /** Share of clean test pictures that are given their true class. */
    CLEAN_ACCURACY("clean-accuracy", "clean accuracy", true),
    /** Share of triggered pictures of other classes that are given the target class. */
    ATTACK_SUCCESS("attack-success", "attack success", false),
    /** Share of triggered pictures of other classes that are still given their true class. */
    TRIGGERED_ACCURACY("triggered-accuracy", "triggered accuracy", true),
    /** Share of clean pictures of other classes that are given the target class. */
    BASELINE_TARGET_RATE("baseline-target-rate", "baseline target rate", false);

    private final String id;
    private final String title;
    private final boolean higherIsBetter;

    MainMetric(String id, String title, boolean higherIsBetter) {
        this.id = id;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    /** The metric's name in measurements. */
    public String id() {
        return id;
    }

    /** The metric's name for people. */
    public String title() {
        return title;
    }

    /** Whether a defender wants it high. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
