package io.mithridate.results.budgets;

import io.mithridate.results.Condition;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A row about one list of settings over the seeds, for one attack, trigger and k. */
public sealed interface ListRow permits BudgetRow, ScoreRow {

    /** Returns the victims. */
    Condition victim();

    /** Returns the trigger, and the number k of top-ranked classes that may contain the target. */
    SuccessMeasure measure();

    /** Returns whether the attack failed on the victims on average. */
    boolean attackFailed();

    /** Returns the seeds in ascending order, at least one. */
    List<SeedOfList> seeds();

    /** Returns the remarks shown next to the numbers, or an empty string. */
    String remarks();

    /** Returns the list. */
    default SettingList list() {
        return seeds().get(0).list();
    }

    /** Returns the data that the defense needs. */
    default DefenseClass defenseClass() {
        return seeds().get(0).defenseClass();
    }

    /** Returns the number of seeds that are excluded only because their result is open. */
    default long openCount() {
        return count(seed -> seed.isCounted() && seed.open());
    }

    private long count(Predicate<SeedOfList> filter) {
        return seeds().stream().filter(filter).count();
    }

    /**
     * Returns the remarks: first the reasons why seeds are excluded, last those on settings without
     * a result. A remark includes the number of seeds unless it applies to all.
     *
     * @param own the numbers of seeds to which the row's own remarks apply, in order
     */
    default String remarks(Map<String, Long> own) {
        int seeds = seeds().size();
        int settings = list().settings().size();
        long unmeasured = count(seed -> !seed.measured());
        IntSummaryStatistics brokeDown =
                seeds().stream()
                        .mapToInt(SeedOfList::brokeDown)
                        .filter(count -> count > 0)
                        .summaryStatistics();
        int missing = seeds().stream().mapToInt(SeedOfList::missing).max().orElse(0);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("attack failed", attackFailed() ? seeds : count(SeedOfList::attackFailed));
        counts.put("no clean accuracy on validation", unmeasured);
        counts.putAll(own);
        counts.put(
                "%s%d of %d settings broke down"
                        .formatted(
                                brokeDown.getMin() < brokeDown.getMax() ? "up to " : "",
                                brokeDown.getMax(),
                                settings),
                brokeDown.getCount());
        if (missing > 0 && unmeasured < seeds) {
            counts.put(
                    "%d of %d settings without a result".formatted(missing, settings),
                    (long) seeds);
        }
        return counts.entrySet().stream()
                .filter(remark -> remark.getValue() > 0)
                .map(
                        remark ->
                                remark.getValue() == seeds
                                        ? remark.getKey()
                                        : "%s for %d of %d seeds"
                                                .formatted(
                                                        remark.getKey(), remark.getValue(), seeds))
                .collect(Collectors.joining(", "));
    }

    /**
     * One seed of a row: a list of settings on one victim.
     *
     * @param victim the victim
     * @param defenseClass the data that the defense needs
     * @param list the list
     * @param seed the victim's root seed
     * @param attackFailed whether the attack failed on the victim; the seed is then excluded from
     *     means
     * @param measured whether clean accuracy on validation was measured, so that the seed can be
     *     included: on the victim, and on at least one of the settings that have a result, if any
     * @param brokeDown the number of settings at which training broke down; these are never within
     *     a budget
     * @param missing the number of other settings without clean accuracy on validation
     * @param open whether a setting without a result leaves the seed's result open
     */
    public record SeedOfList(
            Condition victim,
            DefenseClass defenseClass,
            SettingList list,
            long seed,
            boolean attackFailed,
            boolean measured,
            int brokeDown,
            int missing,
            boolean open) {

        /** Returns whether the seed is included in means, provided that its result is not open. */
        boolean isCounted() {
            return !attackFailed && measured;
        }
    }
}
