package io.mithridate.results.statistics;

import io.mithridate.results.statistics.Statistics.Interval;

/** The claims that a number of seeds supports. */
public final class Claim {

    /** The minimum number of seeds for a claim that something is better. */
    public static final int MIN_SEEDS = 5;

    /**
     * The minimum attack success on a victim; below this, the attack is considered to have failed.
     */
    private static final double MIN_SUCCESS = 0.90;

    /**
     * A tolerance for rounding errors of mean shares: the mean of 0.85 and 0.95 is slightly less
     * than 0.9.
     */
    private static final double ROUNDING = 1e-9;

    /** The claim if the attack failed on average, even if it succeeded on some seeds. */
    public static final String ATTACK_FAILED = "attack failed: no claim";

    /** The claim if it is unknown whether the attack succeeded. */
    public static final String ATTACK_UNMEASURED =
            "success on the undefended victims was not measured: no claim";

    private Claim() {}

    /** Returns whether an attack whose success is the given share is considered to have failed. */
    public static boolean attackFailed(double success) {
        return success < MIN_SUCCESS - ROUNDING;
    }

    /** Returns whether the number of seeds allows any claim. */
    public static boolean allowed(int seeds) {
        return seeds >= MIN_SEEDS;
    }

    /**
     * Returns the strongest claim that the number of seeds supports, e.g. {@code n = 3: no claim}.
     */
    public static String of(int seeds) {
        return allowed(seeds)
                ? "training randomness, this data and these attacks and settings only: n = " + seeds
                : "n = %d: no claim".formatted(seeds);
    }

    /**
     * Returns the claim that a difference supports: {@code better} or {@code worse} for at least
     * {@value #MIN_SEEDS} seeds if Student's interval excludes 0, otherwise the reason why nothing
     * is claimed.
     *
     * @param differences the statistics of the paired differences
     * @param higherIsBetter whether higher numbers are better for a defender
     */
    public static String of(Statistics differences, boolean higherIsBetter) {
        if (!allowed(differences.seeds())) {
            return of(differences.seeds());
        }
        if (!differences.interval().map(Interval::excludesZero).orElse(false)) {
            return "the interval contains 0: no claim";
        }
        return differences.mean() > 0 == higherIsBetter ? "better" : "worse";
    }
}
