package io.mithridate.runner.results.budgets;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * The remarks on the seeds of a list that are common to choices and scores.
 *
 * @param attackFailed whether the attack failed on average
 */
record ListRemarks(List<? extends SeedOfList> seeds, boolean attackFailed) {

    /** Returns the remarks on seeds that are excluded, with the reason. */
    List<String> victims() {
        List<String> remarks = new ArrayList<>();
        if (attackFailed) {
            remarks.add("attack failed");
        } else {
            count(
                    remarks,
                    "attack failed",
                    seeds.stream().filter(SeedOfList::attackFailed).count());
        }
        count(remarks, "no clean accuracy on validation", unmeasured());
        return remarks;
    }

    void brokeDown(List<String> remarks) {
        IntSummaryStatistics counts =
                seeds.stream()
                        .mapToInt(SeedOfList::brokeDown)
                        .filter(settings -> settings > 0)
                        .summaryStatistics();
        count(
                remarks,
                "%s%d of %d settings broke down"
                        .formatted(
                                counts.getMin() < counts.getMax() ? "up to " : "",
                                counts.getMax(),
                                settings()),
                counts.getCount());
    }

    Optional<String> missing() {
        int missing = seeds.stream().mapToInt(SeedOfList::missing).max().orElse(0);
        return missing > 0 && unmeasured() < seeds.size()
                ? Optional.of("%d of %d settings without a result".formatted(missing, settings()))
                : Optional.empty();
    }

    /** Adds a remark that applies to some seeds, with their number unless it applies to all. */
    void count(List<String> remarks, String what, long some) {
        if (some == seeds.size()) {
            remarks.add(what);
        } else if (some > 0) {
            remarks.add("%s for %d of %d seeds".formatted(what, some, seeds.size()));
        }
    }

    /** Returns the number of otherwise included seeds whose result is open. */
    long open() {
        return seeds.stream()
                .filter(seed -> !seed.attackFailed() && seed.measured() && seed.open())
                .count();
    }

    private int settings() {
        return seeds.get(0).list().settings().size();
    }

    private long unmeasured() {
        return seeds.stream().filter(seed -> !seed.measured()).count();
    }
}
