package io.mithridate.runner.results.budgets;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** The remarks on a row of budgets beside its numbers. */
record BudgetRemarks(BudgetRow row) {

    /** Returns the remarks that hold at every budget of one list, and where the list ends. */
    static List<String> ofList(List<BudgetRow> rows) {
        BudgetRemarks first = new BudgetRemarks(rows.get(0));
        List<String> remarks = new ArrayList<>(first.victims());
        rows.stream()
                .filter(row -> row.listEnds() > 0)
                .findFirst()
                .ifPresent(
                        row ->
                                new BudgetRemarks(row)
                                        .count(
                                                remarks,
                                                "list ends within " + Budgets.text(row.points()),
                                                row.listEnds()));
        for (BudgetRow row : rows) {
            BudgetRemarks remarksOfRow = new BudgetRemarks(row);
            remarksOfRow.count(
                    remarks,
                    "choice open within " + Budgets.text(row.points()),
                    remarksOfRow.open());
        }
        first.brokeDown(remarks);
        first.missing().ifPresent(remarks::add);
        return remarks;
    }

    List<String> all() {
        List<String> remarks = new ArrayList<>(victims());
        count(
                remarks,
                "none within " + Budgets.text(row.points()),
                row.counted().size() - (long) row.chosen());
        count(remarks, "list ends", row.listEnds());
        count(remarks, "choice open", open());
        brokeDown(remarks);
        missing().ifPresent(remarks::add);
        return remarks;
    }

    /** Returns the seeds that do not count, and why. */
    private List<String> victims() {
        List<String> remarks = new ArrayList<>();
        if (row.attackFailed()) {
            remarks.add("attack failed");
        } else {
            count(remarks, "attack failed", failedVictims());
        }
        count(remarks, "no clean accuracy on validation", unmeasured());
        return remarks;
    }

    private void brokeDown(List<String> remarks) {
        IntSummaryStatistics counts =
                row.choices().stream()
                        .mapToInt(BudgetChoice::brokeDown)
                        .filter(settings -> settings > 0)
                        .summaryStatistics();
        count(
                remarks,
                "%s%d of %d settings broke down"
                        .formatted(
                                counts.getMin() < counts.getMax() ? "up to " : "",
                                counts.getMax(),
                                row.list().settings().size()),
                counts.getCount());
    }

    private Optional<String> missing() {
        int missing = row.choices().stream().mapToInt(BudgetChoice::missing).max().orElse(0);
        return missing > 0 && unmeasured() < row.choices().size()
                ? Optional.of(
                        "%d of %d settings without a result"
                                .formatted(missing, row.list().settings().size()))
                : Optional.empty();
    }

    private void count(List<String> remarks, String what, long seeds) {
        int all = row.choices().size();
        if (seeds == all) {
            remarks.add(what);
        } else if (seeds > 0) {
            remarks.add("%s for %d of %d seeds".formatted(what, seeds, all));
        }
    }

    private long failedVictims() {
        return row.choices().stream().filter(BudgetChoice::attackFailed).count();
    }

    private long open() {
        return row.choices().stream()
                .filter(choice -> !choice.attackFailed() && choice.measured() && choice.open())
                .count();
    }

    private long unmeasured() {
        return row.choices().stream().filter(choice -> !choice.measured()).count();
    }
}
