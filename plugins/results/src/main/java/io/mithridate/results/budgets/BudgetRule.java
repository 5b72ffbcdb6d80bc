package io.mithridate.results.budgets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The rule that chooses the strength of a defense: the last setting of its list whose clean
 * accuracy on validation is at most the budget below the victim's.
 *
 * <p>The rule uses only clean accuracy on validation, not attack success or a test split, so that a
 * defender could apply it. It chooses the last such setting even if earlier ones exceed the budget.
 * A setting at which training broke down has no clean accuracy and is never chosen, because a
 * defender can see that it is useless (ours; the evaluation protocol does not cover this case).
 */
public final class BudgetRule {

    /** The description of the rule, as written to files. */
    public static final String TEXT =
            "the last setting of the list whose clean accuracy on validation is at most the budget,"
                + " in points, below the victim's; one at which training broke down is not chosen";

    /**
     * A tolerance in points for rounding errors of differences between shares: 0.80 − 0.78 is
     * slightly more than 0.02.
     */
    static final double ROUNDING = 1e-9;

    private BudgetRule() {}

    /**
     * Returns the position of the chosen setting, starting from 0; empty if no setting is within
     * the budget.
     *
     * @param points the budget in points; a loss of 0.02 is 2 points
     * @param victim the victim's clean accuracy, as a share
     * @param settings the clean accuracy of the defended model with each setting, from weak to
     *     strong; an element is empty if its setting has no result
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

    /** Returns the binomial standard error of a share over n samples, as a share. */
    public static double standardError(double share, long n) {
        return Math.sqrt(share * (1 - share) / n);
    }
}
