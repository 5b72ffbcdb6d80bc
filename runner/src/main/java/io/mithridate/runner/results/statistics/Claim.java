package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.statistics.Statistics.Interval;

/** The claim that a number of seeds supports. */
public final class Claim {

    /** The fewest seeds from which anything may be called better. */
    public static final int MIN_SEEDS = 5;

    /** A victim with a lower attack success is not one: the attack failed. */
    private static final double MIN_SUCCESSES = 0.90;

    /** Means of shares are not exact: that of 0.85 and 0.95 is a little less than 0.9. */
    private static final double ROUNDING = 1e-9;

    /** The claim where the attack failed on average, whatever it left on some seeds. */
    public static final String ATTACK_FAILED = "attack failed: no claim";

    /** The claim where nobody knows whether the attack works. */
    public static final String ATTACK_UNMEASURED =
            "success on the undefended victims was not measured: no claim";

    private Claim() {}

    /** Returns whether so few successes, a share, say that an attack failed. */
    public static boolean attackFailed(double success) {
        return success < MIN_SUCCESSES - ROUNDING;
    }

    /** Returns whether so many seeds allow any claim. */
    public static boolean allowed(int seeds) {
        return seeds >= MIN_SEEDS;
    }

    /** Returns the strongest claim that so many seeds support: {@code n = 3: no claim}. */
    public static String of(int seeds) {
        return allowed(seeds)
                ? "training randomness, this data and these attacks and settings only: n = " + seeds
                : "n = %d: no claim".formatted(seeds);
    }

    /**
     * Returns the claim that a difference supports: {@code better} or {@code worse} from {@value
     * #MIN_SEEDS} seeds on where Student's interval excludes 0; else why neither.
     *
     * @param differences statistics of the paired differences
     * @param higherIsBetter whether a defender wants the number high
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
