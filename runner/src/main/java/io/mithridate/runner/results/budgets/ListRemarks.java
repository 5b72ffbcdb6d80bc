package io.mithridate.runner.results.budgets;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;

/** The remarks on the seeds of a list that are shown next to the numbers of a row. */
final class ListRemarks {

    private final List<SeedOfList> seeds;
    private final List<String> remarks = new ArrayList<>();

    /**
     * Creates remarks that begin with the reasons why seeds are excluded.
     *
     * @param attackFailed whether the attack failed on average
     */
    ListRemarks(List<SeedOfList> seeds, boolean attackFailed) {
        this.seeds = seeds;
        if (attackFailed) {
            remarks.add("attack failed");
        } else {
            addRemark("attack failed", seeds.stream().filter(SeedOfList::attackFailed).count());
        }
        addRemark("no clean accuracy on validation", unmeasuredCount());
    }

    /**
     * Adds a remark if it applies to any seed; includes the number of seeds unless it applies to
     * all.
     */
    ListRemarks addRemark(String remark, long seedCount) {
        if (seedCount == seeds.size()) {
            remarks.add(remark);
        } else if (seedCount > 0) {
            remarks.add("%s for %d of %d seeds".formatted(remark, seedCount, seeds.size()));
        }
        return this;
    }

    /** Returns the number of seeds that are excluded only because their result is open. */
    static long countOpen(List<SeedOfList> seeds) {
        return seeds.stream().filter(seed -> seed.isCounted() && seed.open()).count();
    }

    /** Returns all remarks, ending with those on settings without a result. */
    String text() {
        int settings = seeds.get(0).list().settings().size();
        IntSummaryStatistics counts =
                seeds.stream()
                        .mapToInt(SeedOfList::brokeDown)
                        .filter(brokeDown -> brokeDown > 0)
                        .summaryStatistics();
        addRemark(
                "%s%d of %d settings broke down"
                        .formatted(
                                counts.getMin() < counts.getMax() ? "up to " : "",
                                counts.getMax(),
                                settings),
                counts.getCount());
        int missing = seeds.stream().mapToInt(SeedOfList::missing).max().orElse(0);
        if (missing > 0 && unmeasuredCount() < seeds.size()) {
            remarks.add("%d of %d settings without a result".formatted(missing, settings));
        }
        return String.join(", ", remarks);
    }

    private long unmeasuredCount() {
        return seeds.stream().filter(seed -> !seed.measured()).count();
    }
}
