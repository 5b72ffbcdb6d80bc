package io.mithridate.report;

import static java.util.Comparator.comparing;

import com.google.common.collect.Multimaps;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.report.Table.Cell;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.results.Condition;
import io.mithridate.results.Measure;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.RunResults.EpochMeasures;
import io.mithridate.results.RunResults.TextUse;
import io.mithridate.results.StageCost;
import io.mithridate.results.budgets.BudgetRow;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.budgets.ListRow;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.ComparisonTable;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.EvaluatedRun.PairedDifference;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import io.mithridate.results.statistics.MainNumbers;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Successes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Builds the tables of a run's results. */
final class ResultTables {

    /**
     * The maximum width of names; our choice, because longer names would leave too little space for
     * the numbers in a window of common width.
     */
    private static final int MAX_NAME_WIDTH = 48;

    private ResultTables() {}

    /**
     * Returns a table of attacks and defenses, with a heading for each attack and controls last.
     * Below a heading, defenses are sorted by class, then in the order of the experiment, and never
     * by value.
     */
    static Table<ComparisonTable.Row> byAttack(RunResults run, ComparisonTable comparison) {
        RunLabels labels = run.labels();
        Table<ComparisonTable.Row> table = new Table<>();
        table.setFilters(
                row -> attack(labels, comparison, row),
                row -> AccuracySuccessPlot.defenseName(run, labels, row.condition().defense()));
        table.names("defense", row -> Cell.of(row.defense(), row.remarks(), List.of(needs(row))));
        for (Quantity quantity : comparison.columns()) {
            String direction = quantity.higherIsBetter() ? "higher is better" : "lower is better";
            table.numbers(
                    comparison.heading(quantity),
                    quantity.isShare() ? direction : quantity.unit() + ", " + direction,
                    row -> cell(row, quantity));
        }
        List<ComparisonTable.Row> sorted =
                comparison.rows().stream()
                        .sorted(comparing(row -> row.condition().control()))
                        .toList();
        groupBy(sorted, row -> heading(labels, comparison, row))
                .forEach(
                        (title, rows) -> {
                            table.addHeading(Cell.of(title, "", List.of(sampleCounts(rows))));
                            rows.stream()
                                    .sorted(comparing(row -> row.condition().defenseClass()))
                                    .forEach(table::add);
                        });
        return table;
    }

    /** Returns the rows with equal keys, in order. */
    private static <K, T> Map<K, List<T>> groupBy(List<T> rows, Function<T, K> key) {
        return Multimaps.asMap(Multimaps.index(rows, key::apply));
    }

    private static String heading(
            RunLabels labels, ComparisonTable comparison, ComparisonTable.Row row) {
        String attack = attack(labels, comparison, row);
        return row.condition().control() ? "control, under the trigger of " + attack : attack;
    }

    /**
     * Returns the name of a row's attack, with everything that distinguishes it from other attacks,
     * e.g. {@code badnets, trigger image}.
     */
    static String attack(RunLabels labels, ComparisonTable comparison, ComparisonTable.Row row) {
        return labels.attackInScenario(
                row.condition(), comparison.severalTriggers() ? row.trigger() : "");
    }

    private static Cell cell(ComparisonTable.Row row, Quantity quantity) {
        return row.number(quantity.metric()).map(Cell::of).orElse(Cell.MISSING);
    }

    private static String needs(ComparisonTable.Row row) {
        if (row.condition().undefended()) {
            return "no defense";
        }
        String needs = "needs " + row.condition().defenseClass().title();
        return row.cells().get(0).provenance().plugins().stream()
                .filter(plugin -> plugin.kind().equals("defense"))
                .filter(plugin -> plugin.name().equals(row.condition().defense().name()))
                .map(plugin -> needs + " · " + plugin.fidelity().word())
                .findFirst()
                .orElse(needs);
    }

    private static String sampleCounts(List<ComparisonTable.Row> rows) {
        List<String> parts = new ArrayList<>();
        sampleCount(rows, Measure.CLEAN_ACCURACY).ifPresent(n -> parts.add("n = " + n + " clean"));
        sampleCount(rows, Measure.ATTACK_SUCCESS)
                .ifPresent(n -> parts.add(n + " triggered pictures"));
        rows.stream()
                .flatMap(row -> row.numbers().values().stream())
                .mapToInt(number -> number.statistics().seeds())
                .max()
                .ifPresent(seeds -> parts.add(NumberFormats.counted(seeds, "seed")));
        return String.join(", ", parts);
    }

    private static Optional<String> sampleCount(List<ComparisonTable.Row> rows, String metric) {
        return rows.stream()
                .flatMap(row -> row.number(metric).stream())
                .findFirst()
                .map(number -> NumberFormats.count(number.samples()));
    }

    /**
     * Returns a table with a row for each attack and defense, in the order of the experiment; empty
     * if there are no rows. If names would be too long, a defense with several strengths gets a
     * heading.
     */
    static Optional<Table<ComparisonTable.Row>> flat(
            RunResults run, ComparisonTable comparison, boolean control) {
        List<ComparisonTable.Row> rows =
                comparison.rows().stream()
                        .filter(row -> row.condition().control() == control)
                        .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        RunLabels labels = run.labels();
        boolean separateHeadings = areTooLong(rows.stream().map(ComparisonTable.Row::defense));
        Function<ComparisonTable.Row, Optional<SettingList>> listOf =
                row -> separateHeadings ? run.listOf(row.condition().defense()) : Optional.empty();
        Table<ComparisonTable.Row> table = new Table<>();
        if (rows.stream().anyMatch(row -> !row.condition().victim().scenario().isEmpty())) {
            table.text("scenario", row -> row.condition().victim().scenario());
        }
        table.text("attack", ComparisonTable.Row::attack);
        if (comparison.severalTriggers()) {
            table.text("trigger", ComparisonTable.Row::trigger);
        }
        int columnsBefore = table.columns().size();
        table.name(
                "defense",
                row -> listOf.apply(row).map(list -> setting(list, row)).orElse(row.defense()));
        table.text("needs", ResultTables::defenseClass);
        for (Quantity quantity : comparison.columns()) {
            table.numbers(head(comparison, quantity), row -> cell(row, quantity));
        }
        table.text("", ComparisonTable.Row::remarks);
        Object previousGroup = List.of();
        for (ComparisonTable.Row row : rows) {
            Optional<SettingList> list = listOf.apply(row);
            Object group = List.of(list, row.condition().victim());
            if (list.isPresent() && !group.equals(previousGroup)) {
                Stream<Cell> before =
                        table.columns().stream()
                                .limit(columnsBefore)
                                .map(column -> column.cell().apply(row));
                Cell name = Cell.of(labels.list(list.get()));
                table.addHeading(Stream.concat(before, Stream.of(name)).toArray(Cell[]::new));
            }
            previousGroup = group;
            table.add(emphasis(row), row);
        }
        return Optional.of(table);
    }

    static boolean areTooLong(Stream<String> names) {
        return names.anyMatch(name -> name.length() > MAX_NAME_WIDTH);
    }

    private static String setting(SettingList list, ComparisonTable.Row row) {
        return "  %s %s".formatted(list.option(), list.value(row.condition().defense()));
    }

    private static String defenseClass(ComparisonTable.Row row) {
        return row.condition().undefended() ? "" : row.condition().defenseClass().title();
    }

    private static Emphasis emphasis(ComparisonTable.Row row) {
        if (row.failures() > 0) {
            return Emphasis.FAILURE;
        }
        return row.attackFailed() ? Emphasis.WARNING : Emphasis.NONE;
    }

    /** Returns a column head in two lines, so that the table fits a narrow window. */
    private static String head(ComparisonTable comparison, Quantity column) {
        String heading = comparison.heading(column);
        return column.isShare() ? heading.replaceFirst(" ", "\n") : heading + "\n" + column.unit();
    }

    /**
     * Returns a table for each quantity of the main split that has no column in the main table,
     * e.g. retrieval recall.
     *
     * @param titled whether the titles of tables are shown; if not, the title is the head of the
     *     column of numbers
     */
    static List<Table<Summary>> otherQuantities(EvaluatedRun evaluated, boolean titled) {
        RunResults run = evaluated.results();
        RunLabels labels = run.labels();
        List<Table<Summary>> tables = new ArrayList<>();
        List<Summary> others =
                evaluated.summaries().stream()
                        .filter(summary -> !summary.measure().quantity().inMainTable())
                        .filter(summary -> summary.measure().belongsTo(run.mainSplit()))
                        .toList();
        for (List<Summary> summaries : groupBy(others, Summary::measure).values()) {
            Measure measure = summaries.get(0).measure();
            String title = title(measure);
            Table<Summary> table =
                    new Table<>(measure.quantity().isShare() ? title + ", %" : title);
            table.text("attack", it -> attack(labels, it.condition()));
            table.name("defense", it -> labels.defense(it.condition().defense()));
            table.numbers(titled ? "mean" : title, Cell::of);
            tables.add(table.of(summaries));
        }
        return tables;
    }

    private static String attack(RunLabels labels, Condition condition) {
        String attack = labels.attackInScenario(condition);
        return condition.control() ? attack + ", control" : attack;
    }

    private static String title(Measure measure) {
        StringBuilder title = new StringBuilder(measure.heading());
        if (measure.isDetection()) {
            title.append(" over ").append(measure.over().replace('-', ' '));
        }
        if (!measure.trigger().isEmpty()) {
            title.append(", trigger ").append(measure.trigger());
        }
        if (!measure.quantity().isShare()) {
            title.append(", ").append(measure.quantity().unit());
        }
        return title.toString();
    }

    /**
     * Returns the differences from the baseline on the main split, paired by seed, with a row for
     * each trigger and each defense of the baseline's class. Differences with a single seed are
     * omitted, because they have no spread.
     */
    static Table<Difference> differences(EvaluatedRun evaluated) {
        RunResults run = evaluated.results();
        Successes metrics = new Successes(run);
        Map<Object, PairedDifference> accuracies = new LinkedHashMap<>();
        Map<Object, Map<String, PairedDifference>> successes = new LinkedHashMap<>();
        for (PairedDifference difference : MainNumbers.ofDifferences(evaluated.differences())) {
            Measure measure = difference.measure();
            if (difference.statistics().seeds() < 2
                    || difference.condition().control()
                    || !measure.isTop1()
                    || !measure.belongsTo(run.mainSplit())) {
                continue;
            }
            Object key = List.of(difference.condition(), difference.baseline());
            if (measure.metric().equals(Measure.CLEAN_ACCURACY)) {
                accuracies.putIfAbsent(key, difference);
            } else if (measure.metric().equals(metrics.metric(difference.condition()))) {
                successes
                        .computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .putIfAbsent(measure.trigger(), difference);
            }
        }
        RunLabels labels = run.labels();
        Table<Difference> table = new Table<>();
        Function<Difference, String> attack =
                row -> labels.attackInScenario(row.success.condition(), row.trigger);
        Function<Difference, PluginSetting> defense = row -> row.success.condition().defense();
        table.setFilters(
                attack, row -> AccuracySuccessPlot.defenseName(run, labels, defense.apply(row)));
        table.text("attack", attack);
        table.name(
                "difference",
                row ->
                        labels.defense(defense.apply(row))
                                + " − "
                                + labels.defense(row.success.baseline()));
        table.numbers(
                "clean accuracy",
                row -> row.accuracy.map(ResultTables::difference).orElse(Cell.MISSING));
        table.numbers("attack success", row -> difference(row.success));
        table.number("n seeds", row -> Integer.toString(row.success.statistics().seeds()));
        successes.forEach(
                (key, ofKey) -> {
                    Optional<PairedDifference> accuracy = Optional.ofNullable(accuracies.get(key));
                    boolean several = ofKey.size() > 1;
                    ofKey.forEach(
                            (trigger, success) ->
                                    table.add(
                                            new Difference(
                                                    several ? trigger : "", accuracy, success)));
                });
        return table;
    }

    /**
     * The differences of a defense from the baseline in clean accuracy and attack success. The
     * trigger is empty unless the attack has several.
     */
    record Difference(
            String trigger, Optional<PairedDifference> accuracy, PairedDifference success) {}

    /**
     * Returns a difference in percentage points with Student's interval, the bootstrap interval,
     * and the claim that it supports.
     */
    private static Cell difference(PairedDifference difference) {
        List<String> notes = new ArrayList<>();
        difference.bootstrap().ifPresent(it -> notes.add("bootstrap " + ScoreTable.points(it)));
        notes.add(difference.claim());
        return ScoreTable.cell(Optional.of(difference.statistics()), NumberFormats::points, notes);
    }

    /**
     * Returns the table of a budget, with a heading for each attack. Below a heading, defenses are
     * sorted by class, then in the order of the experiment.
     */
    static Table<BudgetRow> budget(RunResults run, Budgets budgets, double points) {
        List<BudgetRow> rows =
                budgets.top1Rows().stream().filter(row -> row.points() == points).toList();
        RunLabels labels = run.labels();
        Function<ListRow, String> attack = attackNames(labels, budgets.top1Rows());
        Table<BudgetRow> table = new Table<>();
        table.setFilters(attack::apply, row -> labels.list(row.list()));
        table.names(
                "defense",
                row -> Cell.of(labels.list(row.list()), row.remarks(), List.of(needs(row))));
        table.text("setting", ResultTables::setting);
        table.number("attack success", row -> meanCell(row.success(), NumberFormats::percent));
        table.number("clean accuracy lost", row -> meanCell(row.testLoss(), NumberFormats::points));
        table.number(
                "seeds with a setting",
                row -> "%d of %d".formatted(row.chosen(), row.counted().size()));
        groupBy(rows, attack::apply)
                .forEach(
                        (title, ofAttack) -> {
                            table.addHeading(Cell.of(title));
                            ofAttack.stream()
                                    .sorted(comparing(BudgetRow::defenseClass))
                                    .forEach(table::add);
                        });
        return table;
    }

    static String needs(ListRow row) {
        return "needs " + row.defenseClass().title();
    }

    private static String setting(BudgetRow row) {
        return row.values().isEmpty()
                ? Cell.MISSING.text()
                : row.list().option() + " " + row.values();
    }

    /**
     * Returns a function from rows to the names of their attacks. The names include the trigger if
     * there are several.
     */
    static Function<ListRow, String> attackNames(RunLabels labels, List<? extends ListRow> rows) {
        boolean triggers = rows.stream().map(row -> row.measure().trigger()).distinct().count() > 1;
        return row ->
                labels.attackInScenario(row.victim(), triggers ? row.measure().trigger() : "");
    }

    private static String meanCell(Optional<Statistics> statistics, DoubleFunction<String> format) {
        String text = statistics.map(it -> format.apply(it.mean())).orElse(Cell.MISSING.text());
        OptionalDouble sd = statistics.map(Statistics::sd).orElse(OptionalDouble.empty());
        return sd.isPresent() ? text + " ± " + NumberFormats.percent(sd.getAsDouble()) : text;
    }

    /**
     * Returns a table with a row for each list of settings and a column for each budget; empty if
     * the run has no list of settings.
     */
    static Optional<Table<List<BudgetRow>>> budgets(RunResults run, Budgets budgets) {
        List<BudgetRow> rows = budgets.top1Rows();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        RunLabels labels = run.labels();
        Function<ListRow, String> attack = attackNames(labels, budgets.top1Rows());
        boolean separateHeadings = areTooLong(rows.stream().map(row -> labels.list(row.list())));
        Table<List<BudgetRow>> table = new Table<>();
        table.text("attack", line -> attack.apply(line.get(0)));
        table.name("defense", line -> separateHeadings ? "" : labels.list(line.get(0).list()));
        table.text("needs", line -> line.get(0).defenseClass().title());
        for (double points : budgets.points()) {
            table.numbers("within " + Budgets.text(points), line -> success(line, points));
        }
        table.text("", BudgetRow::remarks);
        for (List<BudgetRow> line :
                groupBy(rows, row -> List.of(row.victim(), row.measure(), row.list())).values()) {
            BudgetRow first = line.get(0);
            if (separateHeadings) {
                table.addHeading(Cell.of(attack.apply(first)), Cell.of(labels.list(first.list())));
            }
            table.add(first.attackFailed() ? Emphasis.WARNING : Emphasis.NONE, line);
        }
        return Optional.of(table);
    }

    private static Cell success(List<BudgetRow> line, double points) {
        return line.stream()
                .filter(row -> row.points() == points)
                .findFirst()
                .flatMap(
                        row ->
                                row.success()
                                        .map(it -> Cell.percent(it, " %" + row.someSeeds()))
                                        .or(() -> row.withoutSuccess().map(Cell::of)))
                .orElse(Cell.MISSING);
    }

    /**
     * Returns a table of the texts that augmenters wrote for defenses, compared with the target and
     * the evaluation prompts.
     */
    static Table<TextUse> texts(List<TextUse> texts) {
        Table<TextUse> table = new Table<>();
        table.name("stage", TextUse::stage);
        table.text("texts", ResultTables::useTitle);
        table.number("captions", use -> NumberFormats.count(use.captions()));
        table.number("positives", use -> NumberFormats.count(use.positives()));
        table.number("equal to a prompt", use -> share(use.promptPositives(), use.positives()));
        table.number("negatives", use -> NumberFormats.count(use.negatives()));
        table.number("target inserted", use -> share(use.targetInsertions(), use.negatives()));
        return table.of(texts);
    }

    private static String useTitle(TextUse use) {
        String since = ", counted after step " + NumberFormats.count(use.firstStep());
        return use.use() + (use.firstStep() == 0 ? "" : since);
    }

    private static String share(long part, long whole) {
        String percent = NumberFormats.percent((double) part / whole);
        return whole == 0 ? "" : "%s (%s %%)".formatted(NumberFormats.count(part), percent);
    }

    /**
     * Returns a table of the numbers measured after epochs, restricted to main numbers and top-1
     * measures.
     */
    static Table<EpochMeasures> epochs(RunResults run) {
        Table<EpochMeasures> table = new Table<>();
        table.name("stage", EpochMeasures::stage);
        table.number("epoch", epoch -> Integer.toString(epoch.epoch()));
        Set<String> titles = new LinkedHashSet<>();
        run.epochs().forEach(epoch -> titles.addAll(numbers(run, epoch).keySet()));
        for (String title : titles) {
            table.number(title, epoch -> numbers(run, epoch).getOrDefault(title, ""));
        }
        return table.of(run.epochs());
    }

    private static Map<String, String> numbers(RunResults run, EpochMeasures epoch) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (Measurement number : MainNumbers.ofModel(epoch.numbers())) {
            if (number.k().orElse(1) == 1) {
                Quantity quantity = run.quantity(number.metric());
                String heading = Measure.of(number, quantity).heading();
                String trigger = number.trigger();
                String title = trigger.isEmpty() ? heading : heading + " (" + trigger + ")";
                numbers.putIfAbsent(
                        quantity.isShare() ? title + ", %" : title,
                        quantity.isShare()
                                ? NumberFormats.percent(number.value())
                                : NumberFormats.significant(number.value()));
            }
        }
        return numbers;
    }

    /** Returns a table of the costs of the stages. */
    static Table<StageCost> costs(List<StageCost> costs) {
        Table<StageCost> table = new Table<>();
        table.name("stage", StageCost::title);
        table.text("origin", cost -> cost.cached() ? "from the store" : "computed");
        table.number("time", cost -> NumberFormats.time(cost.wallSeconds()));
        table.number("pictures embedded", cost -> NumberFormats.count(cost.picturesEmbedded()));
        table.number("samples", cost -> NumberFormats.count(cost.samples()));
        table.number("labels", cost -> NumberFormats.count(cost.labels()));
        table.number("steps", cost -> NumberFormats.count(cost.steps()));
        table.number("pictures/s", cost -> round(cost.imagesPerSecond()));
        table.number("waited for data, %", ResultTables::waitingShare);
        table.number("peak memory, MiB", cost -> round(cost.peakMemoryMib()));
        return table.of(costs);
    }

    /**
     * Returns the share of the time that training spent waiting for data; empty if nothing was
     * trained.
     */
    private static String waitingShare(StageCost cost) {
        return cost.steps() > 0 && cost.wallSeconds() > 0
                ? NumberFormats.percent(cost.waitingSeconds() / cost.wallSeconds())
                : "";
    }

    private static String round(OptionalDouble number) {
        return number.isPresent() ? NumberFormats.count(Math.round(number.getAsDouble())) : "";
    }
}
