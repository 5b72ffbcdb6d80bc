package io.mithridate.runner.results.budgets;

import java.util.ArrayList;
import java.util.List;

/** The remarks shown next to the numbers of a budget row. */
record BudgetRemarks(BudgetRow row, ListRemarks list) {

    BudgetRemarks(BudgetRow row) {
        this(row, new ListRemarks(row.choices(), row.attackFailed()));
    }

    /**
     * Returns the remarks that apply to all budgets of one list, and the budgets at which the list
     * ends.
     */
    static List<String> ofList(List<BudgetRow> rows) {
        ListRemarks first = new BudgetRemarks(rows.get(0)).list;
        List<String> remarks = new ArrayList<>(first.victims());
        rows.stream()
                .filter(row -> row.listEnds() > 0)
                .findFirst()
                .ifPresent(
                        row ->
                                first.count(
                                        remarks,
                                        "list ends within " + Budgets.text(row.points()),
                                        row.listEnds()));
        for (BudgetRow row : rows) {
            first.count(
                    remarks,
                    "choice open within " + Budgets.text(row.points()),
                    new BudgetRemarks(row).list.open());
        }
        first.brokeDown(remarks);
        first.missing().ifPresent(remarks::add);
        return remarks;
    }

    List<String> all() {
        List<String> remarks = new ArrayList<>(list.victims());
        list.count(
                remarks,
                "none within " + Budgets.text(row.points()),
                row.counted().size() - (long) row.chosen());
        list.count(remarks, "list ends", row.listEnds());
        list.count(remarks, "choice open", list.open());
        list.brokeDown(remarks);
        list.missing().ifPresent(remarks::add);
        return remarks;
    }
}
