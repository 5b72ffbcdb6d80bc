package io.mithridate.runner.results.budgets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The rule that chooses a defense's strength: the last setting of its list whose clean accuracy on
 * validation is at most the budget below the victim's.
 *
 * <p>It sees clean accuracy on validation and nothing else: no attack's success and no test split,
 * so that a defender could follow it. It is the last such setting, whatever the ones before it do.
 * One at which training broke down has no such accuracy: a defender sees that it is of no use, and
 * does not choose it (ours; the evaluation's rule does not say).
 */
public final class BudgetRule {

    /** The rule in words, for files. */
    public static final String TEXT =
            "the last setting of the list whose clean accuracy on validation is at most so many"
                    + " points below the victim's; one at which training broke down is not chosen";

    /**
     * Shares are quotients of counts, and their differences are not exact: 0.80 less 0.78 is a
     * little more than 0.02.
     */
    static final double ROUNDING = 1e-9;

    private BudgetRule() {}

    /**
     * The position of the chosen setting, from 0; empty if none is within the budget.
     *
     * @param points the budget, in points: a loss of 0.02 is 2 points
     * @param victim the victim's clean accuracy, a share
     * @param settings that of the defended model with each setting, from weak to strong; empty
     *     where there is no result
     */
    public static OptionalInt choose(double points, double victim, List<OptionalDouble> settings) {
        for (int i = settings.size() - 1; i >= 0; i--) {
            OptionalDouble accuracy = settings.get(i);
            if (accuracy.isPresent()
                    && 100 * (victim - accuracy.getAsDouble()) <= points + ROUNDING) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The standard error of a share over so many samples, as a share: that of a binomial. */
    public static double standardError(double share, long n) {
        return Math.sqrt(share * (1 - share) / n);
    }
}
