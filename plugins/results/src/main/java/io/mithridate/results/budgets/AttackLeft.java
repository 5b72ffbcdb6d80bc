package io.mithridate.results.budgets;

import java.util.List;

/**
 * The attack success that remains on one victim after a defense, averaged over budgets of clean
 * accuracy from 0.5 to 10 points.
 *
 * <p>For settings ordered from weak to strong, A(b) is the attack success at the last point of the
 * list whose loss is at most b points. Loss and attack success are interpolated linearly between
 * neighboring settings. If the last setting is within the budget, A(b) is its attack success; if no
 * setting is within the budget, A(b) is the victim's own attack success. The score is the mean of
 * A(b); lower is better.
 *
 * @param victim the victim's own attack success
 * @param settings the settings from weak to strong that precede the first at which training broke
 *     down; may be empty
 */
public record AttackLeft(double victim, List<Setting> settings) {

    /** The definition of the score, as written to files. */
    public static final String TEXT =
            "the mean over budgets of 0.5, 1, ..., 10 points of the attack success at the last"
                + " point of the list at which the loss of clean accuracy on validation is within"
                + " the budget, interpolated linearly between settings; the victim's own where no"
                + " setting is, and the last setting's past the end of the list, which is before"
                + " the first at which training broke down";

    /** The largest budget, in points. */
    static final double MAX_POINTS = 10;

    private static final int BUDGET_COUNT = 20;

    public AttackLeft {
        settings = List.copyOf(settings);
    }

    /**
     * A setting of the list.
     *
     * @param loss the loss of clean accuracy on validation, in points; may be negative
     * @param attack the attack success
     */
    public record Setting(double loss, double attack) {}

    /** Returns the score: the mean over all budgets. */
    public double mean() {
        double sum = 0;
        for (int budget = 1; budget <= BUDGET_COUNT; budget++) {
            sum += within(budget * MAX_POINTS / BUDGET_COUNT);
        }
        return sum / BUDGET_COUNT;
    }

    /** Returns A(b), the attack success left within a budget in points. */
    public double within(double points) {
        int last = lastWithin(points);
        if (last < 0) {
            return victim;
        }
        Setting weak = settings.get(last);
        if (last == settings.size() - 1) {
            return weak.attack;
        }
        Setting strong = settings.get(last + 1);
        double share = Math.max(0, (points - weak.loss) / (strong.loss - weak.loss));
        return weak.attack + share * (strong.attack - weak.attack);
    }

    /**
     * Returns whether the last setting is within the largest budget, so that a longer list might
     * leave less.
     */
    public boolean listEnds() {
        return !settings.isEmpty() && lastWithin(MAX_POINTS) == settings.size() - 1;
    }

    private int lastWithin(double points) {
        int last = settings.size() - 1;
        while (last >= 0 && settings.get(last).loss > points + BudgetRule.ROUNDING) {
            last--;
        }
        return last;
    }
}
