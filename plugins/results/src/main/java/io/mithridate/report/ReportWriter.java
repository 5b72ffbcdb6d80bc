package io.mithridate.report;

import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Failure;
import io.mithridate.results.Provenance;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.Samples.TestPictures;
import io.mithridate.results.StageCost;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.results.statistics.ComparisonTable;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.Limits;
import io.mithridate.results.statistics.PoisonRemarks;
import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Writes the report of a run: a self-contained HTML file, including pictures and scripts.
 *
 * <p>All text from experiments and data sets is escaped, so that a name that looks like markup is
 * shown as text.
 */
public final class ReportWriter {

    /** The name of the report file in a run's folder. */
    public static final String REPORT_HTML = "report.html";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final PageTemplates templates = new PageTemplates();

    /** Creates a writer, which can be used for any number of reports. */
    public ReportWriter() {}

    /**
     * Writes a report atomically; an existing file is replaced.
     *
     * @param run the results of the run
     * @param folder the run's folder; logs and curves in its cells' folders are included
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(EvaluatedRun run, Path folder, Path file) throws IOException {
        AtomicFile.write(file, html(run, folder));
    }

    /**
     * Returns a report as HTML.
     *
     * @param run the results of the run
     * @param folder the run's folder; logs and curves in its cells' folders are included
     */
    public String html(EvaluatedRun run, Path folder) throws IOException {
        return templates.fill("report.ftlh", page(run, new CellFolders(folder)));
    }

    /** Returns the values of the template's variables. */
    private static Map<String, Object> page(EvaluatedRun evaluated, CellFolders folders)
            throws IOException {
        RunResults run = evaluated.results();
        AccuracySuccessPlot plot = new AccuracySuccessPlot(run);
        Map<String, Object> page = new HashMap<>();
        page.put("run", run);
        page.put("baseline", run.baseline().map(Object::toString).orElse(""));
        page.put("asked", comparedSettings(run));
        page.put("facts", facts(run));
        page.put("limits", Limits.of(run));
        page.put("views", views(evaluated));
        page.put("differences", ResultTables.differences(evaluated));
        page.put("others", ResultTables.otherQuantities(evaluated, true));
        page.put("budgets", budgets(evaluated));
        page.put("contrasts", ScoreTable.contrasts(run, evaluated.scores()).stream().toList());
        page.put("plot", plot);
        page.put("gallery", run.samples().triggers().stream().map(TriggerExampleView::of).toList());
        page.put("seen", run.samples().pictures());
        List<TestPictures.Projection> projections =
                run.samples().pictures().stream()
                        .flatMap(pictures -> pictures.models().stream())
                        .map(TestPictures.Model::projection)
                        .toList();
        page.put("projections", AccuracySuccessPlot.json(projections));
        page.put("poisons", PoisonRemarks.of(run));
        page.put("captions", run.samples().captions());
        page.put("texts", ResultTables.texts(run.texts()));
        page.put("epochs", ResultTables.epochs(run));
        List<String> commands = new ArrayList<>();
        Map<String, String> logs = new HashMap<>();
        List<CellFolders.Training> trainings = new ArrayList<>();
        for (CellResult cell : run.cells()) {
            commands.add(cell.succeeded() ? folders.reproduceCommand(cell.number()) : "");
            if (!cell.succeeded()) {
                logs.put(Integer.toString(cell.number()), folders.logEnd(cell.number()));
            }
            trainings.addAll(folders.trainings(cell.number()));
        }
        page.put("commands", commands);
        page.put("logs", logs);
        page.put("trainings", trainings.stream().map(CellFolders.Training::title).toList());
        page.put("trainingData", AccuracySuccessPlot.json(trainings));
        page.put("costs", ResultTables.costs(run.costs()));
        page.put("computed", NumberFormats.time(seconds(run, false)));
        double reused = seconds(run, true);
        page.put("reused", reused > 0 ? NumberFormats.time(reused) : "");
        page.put(
                "environments",
                distinct(
                        run.cells().stream()
                                .flatMap(
                                        cell ->
                                                cell.provenance()
                                                        .origins(ReportWriter::environment))));
        List<Provenance.Plugin> plugins =
                distinct(run.cells().stream().flatMap(it -> it.provenance().plugins().stream()));
        page.put("plugins", plugins);
        page.put("references", distinct(plugins.stream().flatMap(it -> it.references().stream())));
        return page;
    }

    /**
     * Returns the tables over all seeds and, if there are several seeds, the tables of each seed.
     */
    private static List<Map<String, Object>> views(EvaluatedRun evaluated) {
        RunResults run = evaluated.results();
        List<Map<String, Object>> views = new ArrayList<>();
        views.add(view("", evaluated));
        List<Long> seeds = run.seeds();
        if (seeds.size() > 1) {
            for (long seed : seeds) {
                RunResults ofSeed =
                        run.withCells(
                                run.cells().stream().filter(cell -> cell.seed() == seed).toList());
                views.add(view(Long.toString(seed), EvaluatedRun.of(ofSeed)));
            }
        }
        return views;
    }

    /**
     * Returns the scores, the main split's table, even if it is empty, and the tables of all other
     * measured splits.
     */
    private static Map<String, Object> view(String seed, EvaluatedRun evaluated) {
        RunResults run = evaluated.results();
        List<ComparisonTable> comparisons =
                run.splits().stream()
                        .map(split -> ComparisonTable.of(evaluated, split))
                        .filter(each -> each.split().equals(run.mainSplit()) || each.isMeasured())
                        .toList();
        Map<String, Object> view = new HashMap<>();
        view.put("seed", seed);
        view.put("scores", ScoreTable.byAttack(run, evaluated.scores()).stream().toList());
        view.put("comparisons", comparisons);
        view.put(
                "tables",
                comparisons.stream().map(each -> ResultTables.byAttack(run, each)).toList());
        return view;
    }

    /** Returns the attacks, defenses, data and seeds that the experiment compares. */
    private static Map<String, Object> comparedSettings(RunResults run) {
        RunLabels labels = run.labels();
        List<CellResult> cells = run.cells();
        Stream<PluginSetting> defenses =
                cells.stream().filter(cell -> !cell.undefended()).map(CellResult::defense);
        Map<String, Object> compared = new HashMap<>();
        compared.put("attacks", distinct(cells.stream().map(Condition::of).map(labels::attack)));
        compared.put(
                "defenses",
                distinct(defenses.map(it -> AccuracySuccessPlot.defenseName(run, labels, it))));
        compared.put("data", distinct(cells.stream().map(cell -> cell.coordinates().dataset())));
        compared.put("n", NumberFormats.counted(run.seeds().size(), "seed"));
        compared.put("seeds", distinct(run.seeds().stream().map(String::valueOf)));
        return compared;
    }

    private static <T> List<T> distinct(Stream<T> values) {
        return values.distinct().toList();
    }

    private static Map<String, String> facts(RunResults run) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Run", run.run());
        String cells = NumberFormats.count(run.cells().size());
        facts.put(
                "Cells", run.failed().isEmpty() ? cells : cells + ", " + Failure.text(run.cells()));
        facts.put("Started", TIME.format(run.started()));
        facts.put("Finished", TIME.format(run.finished()));
        return facts;
    }

    /**
     * Returns a table for each budget, with the standard error of clean accuracy on validation in
     * percentage points.
     */
    private static List<Map<String, Object>> budgets(EvaluatedRun evaluated) {
        Budgets budgets = evaluated.budgets();
        List<Map<String, Object>> tables = new ArrayList<>();
        for (double points : budgets.points()) {
            OptionalDouble error =
                    budgets.top1Rows().stream()
                            .filter(row -> row.points() == points)
                            .flatMapToDouble(row -> row.standardError().stream())
                            .max();
            Map<String, Object> table = new HashMap<>();
            table.put("points", Budgets.text(points));
            table.put(
                    "error",
                    error.isPresent() ? NumberFormats.hundredths(100 * error.getAsDouble()) : "");
            table.put("table", ResultTables.budget(evaluated.results(), budgets, points));
            tables.add(table);
        }
        return tables;
    }

    private static double seconds(RunResults run, boolean cached) {
        return run.costs().stream()
                .filter(cost -> cost.cached() == cached)
                .mapToDouble(StageCost::wallSeconds)
                .sum();
    }

    /** Returns a machine and program that computed stages, in this run or an earlier one. */
    private static Map<String, String> environment(
            Maker maker, Provenance.Environment environment) {
        Processor processor = maker.processor();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Commit", maker.commit());
        facts.put("Java", maker.jvm());
        facts.put("TensorFlow Java", maker.tensorFlow());
        String threads = NumberFormats.counted(environment.threads(), "thread");
        facts.put("Device", environment.device() + ", " + threads);
        String earlier = String.join("; ", maker.earlier());
        facts.put(
                "Processor",
                "%s, %s, %s, %s%s"
                        .formatted(
                                processor.model(),
                                processor.instructionSet(),
                                processor.caches(),
                                NumberFormats.counted(processor.cores(), "core"),
                                earlier.isEmpty() ? "" : "; begun by " + earlier));
        facts.put("Machine", maker.host() + ", " + maker.operatingSystem());
        return facts;
    }
}
