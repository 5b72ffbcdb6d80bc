package io.mithridate.runner.report;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.ComparisonTable;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.results.statistics.Limits;
import io.mithridate.runner.results.statistics.OtherMeasure;
import io.mithridate.runner.results.statistics.PoisonRemarks;
import io.mithridate.runner.results.statistics.RunStatistics;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the template fills in; all of it text but for the scripts and the style sheet.
 *
 * @param title the experiment's name
 * @param facts what was run and when, in a few words each
 * @param limits what a reader has to know before he believes a number
 * @param poisons how the pairs of each attack's victims were poisoned
 * @param tables attacks against defenses, the main split first
 * @param others what was measured beside these tables
 * @param differences from the baseline; without rows where there is none or too few seeds
 * @param budgets a table for each budget; none where no defense is listed from weak to strong
 * @param planeData the picture's points, as JSON that may stand in a script element
 * @param planeDescription the picture in words
 * @param gallery pictures without and with the trigger
 * @param epochs what was measured after epochs of training
 * @param costs what the stages cost
 * @param texts what augmenters wrote for the defenses
 * @param provenance where the numbers come from
 * @param settings every setting of the run, as YAML
 * @param failures cells without results
 * @param style the style sheet
 * @param chartLibrary the chart library's script
 * @param chartScript the script that draws the picture
 */
public record Page(
        String title,
        List<Fact> facts,
        List<String> limits,
        List<Fact> poisons,
        List<TableView> tables,
        List<OtherView> others,
        DifferenceView differences,
        List<BudgetView> budgets,
        String planeData,
        String planeDescription,
        List<GalleryView> gallery,
        EpochsView epochs,
        CostView costs,
        TextsView texts,
        ProvenanceView provenance,
        String settings,
        List<FailedCell> failures,
        String style,
        String chartLibrary,
        String chartScript) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    static Page of(EvaluatedRun evaluated) {
        RunResults run = evaluated.results();
        RunStatistics statistics = evaluated.statistics();
        List<ComparisonTable> tables =
                run.splits().stream()
                        .map(split -> ComparisonTable.of(run, statistics, split))
                        .toList();
        Plane plane = Plane.of(tables.get(0), run.lists());
        return new Page(
                run.experiment(),
                facts(run),
                Limits.of(run),
                PoisonRemarks.of(run).entrySet().stream()
                        .map(entry -> new Fact(entry.getKey(), entry.getValue()))
                        .toList(),
                tableViews(tables),
                OtherMeasure.of(run, statistics).stream().map(OtherView::of).toList(),
                DifferenceView.of(run, statistics),
                BudgetView.of(run, statistics),
                plane.json(),
                plane.description(),
                run.samples().stream().map(GalleryView::of).toList(),
                EpochsView.of(run),
                CostView.of(run),
                TextsView.of(run),
                ProvenanceView.of(run),
                run.settings(),
                run.failed().stream().map(FailedCell::of).toList(),
                Resources.text("report.css"),
                Resources.echarts(),
                Resources.text("plane.js"));
    }

    /** The main split's table whatever happened, and those of other splits that were measured. */
    private static List<TableView> tableViews(List<ComparisonTable> tables) {
        return tables.stream()
                .map(TableView::of)
                .filter(table -> table.split().equals(tables.get(0).split()) || table.measured())
                .toList();
    }

    private static List<Fact> facts(RunResults run) {
        String seeds = run.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String datasets =
                run.cells().stream()
                        .map(CellResult::dataset)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return List.of(
                new Fact("Data", datasets),
                new Fact("Model", run.model().name()),
                new Fact("Seeds", "n = %d (%s)".formatted(run.seeds().size(), seeds)),
                new Fact(
                        "Cells",
                        run.failed().isEmpty()
                                ? Figures.count(run.cells().size())
                                : "%s, %s"
                                        .formatted(
                                                Figures.count(run.cells().size()),
                                                Failure.text(run.cells()))),
                new Fact("Started", TIME.format(run.started())),
                new Fact("Finished", TIME.format(run.finished())));
    }

    /**
     * A fact about the run.
     *
     * @param name what it is about
     * @param text what it says
     */
    public record Fact(String name, String text) {}

    /**
     * A table of one thing that was measured beside the main numbers.
     *
     * @param title what it is
     * @param rows one for each attack and defense
     */
    public record OtherView(String title, List<OtherRow> rows) {

        static OtherView of(OtherMeasure measure) {
            boolean share = measure.rows().get(0).summary().measure().quantity().isShare();
            return new OtherView(
                    share ? measure.title() + ", %" : measure.title(),
                    measure.rows().stream()
                            .map(
                                    row ->
                                            new OtherRow(
                                                    row.attack(),
                                                    row.defense(),
                                                    TableView.Entry.of(row.summary())))
                            .toList());
        }
    }

    /**
     * A line of such a table.
     *
     * @param attack the attack
     * @param defense the defense
     * @param number the number
     */
    public record OtherRow(String attack, String defense, TableView.Entry number) {}

    /**
     * A cell without results.
     *
     * @param number the cell's number
     * @param title its name
     * @param message what went wrong
     */
    public record FailedCell(String number, String title, String message) {

        static FailedCell of(CellResult cell) {
            return new FailedCell(
                    Integer.toString(cell.number()),
                    cell.title(),
                    cell.failure().map(Failure::message).orElse(""));
        }
    }
}
