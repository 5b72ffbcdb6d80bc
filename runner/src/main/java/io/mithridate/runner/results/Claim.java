package io.mithridate.runner.results;

/** What may be claimed from a number of seeds. */
public final class Claim {

    /** The fewest seeds from which anything may be called better. */
    public static final int FEWEST_SEEDS = 5;

    /** A victim with a lower attack success is not one: the attack failed. */
    public static final double FEWEST_SUCCESSES = 0.90;

    private Claim() {}

    /** Whether so many seeds allow any claim. */
    public static boolean allowed(int seeds) {
        return seeds >= FEWEST_SEEDS;
    }

    /** What may be claimed, for files: {@code none: n = 3}. */
    public static String of(int seeds) {
        return allowed(seeds)
                ? "training randomness, this data and these attacks and settings only: n = " + seeds
                : "none: n = " + seeds;
    }
}
