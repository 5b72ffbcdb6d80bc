package io.mithridate.runner.markdown;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.BudgetRow;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseNames;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.Limits;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.MainNumbers;
import io.mithridate.runner.results.PoisonRemarks;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.RunStatistics;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.Successes;
import io.mithridate.runner.results.Summary;
import io.mithridate.runner.store.Maker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs as a page in Markdown: what was run by whom, what the victims are, for each attack what
 * defenses do at budgets and at every strength, and what defenses cost.
 */
public final class ResultsPage {

    private final RunResults run;
    private final DefenseNames names;
    private final Budgets budgets;
    private final List<Compared> compared;
    private final List<Summary> summaries;
    private final SettingLabels attacks;

    private ResultsPage(List<RunResults> runs, DefenseNames names) {
        this.names = names;
        run = runs.get(0);
        compared = runs.stream().map(Compared::of).flatMap(Optional::stream).toList();
        budgets = compared.isEmpty() ? Budgets.of(run) : compared.get(0).budgets();
        summaries =
                MainNumbers.ofConditions(RunStatistics.summariesOfCells(run)).stream()
                        .filter(summary -> !summary.measure().isDetection())
                        .toList();
        attacks = new SettingLabels(run.cells().stream().map(CellResult::attack).toList());
    }

    /**
     * The page, ending with a line feed.
     *
     * @param runs the same results, at least once, each with another baseline
     * @param names what their defenses are called
     */
    public static String of(List<RunResults> runs, DefenseNames names) {
        // Names are anybody's; the page itself has no markup of HTML.
        return new ResultsPage(runs, names).text().replace("<", "&lt;");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(facts()).append('\n');
        for (String limit : Limits.of(run)) {
            text.append("- ").append(limit).append('\n');
        }
        if (!run.failed().isEmpty()) {
            text.append("\n### Cells that failed\n\nThey have no numbers.\n\n").append(failures());
        }
        if (!names.names().isEmpty()) {
            text.append("\n### Defenses\n\n").append(meanings());
        }
        VictimBar bar = new VictimBar(run);
        text.append("\n### Victims\n\n").append(undefended(false, bar));
        String judged = bar.render();
        if (!judged.isEmpty()) {
            text.append('\n').append(judged);
        }
        String controls = undefended(true, bar);
        if (!controls.isEmpty()) {
            text.append(
                            "\n"
                                    + "Controls: the same recipe with nothing poisoned, under each"
                                    + " trigger.\n\n")
                    .append(controls);
        }
        if (!run.triggers().isEmpty()) {
            text.append("\n### Triggers\n\nOf one seed each, not means.\n\n")
                    .append(new TriggerTable(run.triggers()).render());
        }
        if (!run.texts().isEmpty()) {
            text.append("\n### Texts of defenses\n\n")
                    .append(new WrittenTexts(run.texts()).render());
        }
        ListLabels labels = new ListLabels(run.lists());
        Set<Subject> subjects = subjects();
        String all =
                new AllAttacks(budgets, labels, row -> title(Subject.of(row), subjects)).render();
        if (!all.isEmpty()) {
            text.append(
                            "\n"
                                    + "### All attacks\n\n"
                                    + "Attack success, %, at a fixed loss of clean accuracy (points"
                                    + " on validation); means over n seeds, whose intervals stand"
                                    + " under each attack.\n")
                    .append(all);
        }
        Successes successes = new Successes(run);
        for (Subject subject : subjects) {
            text.append("\n### ").append(title(subject, subjects)).append('\n');
            text.append(
                    new AttackSection(
                                    subject.victim(),
                                    subject.trigger(),
                                    run.mainSplit(),
                                    budgets,
                                    compared,
                                    summaries,
                                    successes.metric(subject.victim()),
                                    labels)
                            .text());
        }
        String single = new SingleSettings(run, summaries).render();
        if (!single.isEmpty()) {
            text.append("\n### Defenses at one setting\n\n").append(single);
        }
        String detected = new DetectionTable(run, RunStatistics.summariesOfModels(run)).render();
        if (!detected.isEmpty()) {
            text.append("\n### What detectors found\n\nSeed by seed.\n\n").append(detected);
        }
        String costs = new CostTable(run).render();
        if (!costs.isEmpty()) {
            text.append(
                            "\n"
                                + "### What defenses cost\n\n"
                                + "One run of each, means over n: pictures embedded, where each"
                                + " view of a pair counts, for each model that embeds it (– in"
                                + " results from before they were counted); samples, which are"
                                + " pairs trained on and pictures embedded otherwise, each time;"
                                + " labels looked at, steps of the optimizer, time on the clock of"
                                + " the machine above, which may have had other work beside it."
                                + " What measuring takes is not in it.\n\n")
                    .append(costs);
        }
        return text.toString();
    }

    /** What the names stand for. */
    private String meanings() {
        MarkdownTable table = new MarkdownTable(2, List.of("here", "in the experiment"));
        names.names()
                .forEach(name -> table.add(List.of(name.text(), "`%s`".formatted(name.defense()))));
        return table.render();
    }

    private String failures() {
        StringBuilder lines = new StringBuilder();
        for (CellResult cell : run.failed()) {
            String why = cell.failure().map(Failure::message).orElse("").strip();
            lines.append("- %s: %s\n".formatted(cell.title(), why.replaceAll("\\s+", " ")));
        }
        return lines.toString();
    }

    private String facts() {
        MarkdownTable table = new MarkdownTable(2, List.of("", ""));
        table.add(List.of("experiment", run.experiment()));
        table.add(List.of("runs", run.run()));
        table.add(
                List.of("data", distinct(run.cells().stream().map(CellResult::dataset).toList())));
        table.add(List.of("model", run.model().name()));
        table.add(
                List.of(
                        "split",
                        run.mainSplit()
                                + pictures(ComparedMetrics.CLEAN_ACCURACY, "clean")
                                + pictures(ComparedMetrics.ATTACK_SUCCESS, "triggered")));
        table.add(
                List.of(
                        "seeds",
                        "n = %d (%s)".formatted(run.seeds().size(), distinct(run.seeds()))));
        table.add(List.of("cells", seedsOfAttacks()));
        Set<Maker> makers = makers();
        table.add(List.of("commit", distinct(makers.stream().map(Maker::commit).toList())));
        table.add(
                List.of(
                        "machine",
                        distinct(
                                makers.stream()
                                        .map(
                                                maker ->
                                                        "%d cores of %s, %s"
                                                                .formatted(
                                                                        maker.processor().cores(),
                                                                        maker.processor().model(),
                                                                        maker.processor()
                                                                                .instructionSet()))
                                        .toList())));
        table.add(List.of("JVM", distinct(makers.stream().map(Maker::jvm).toList())));
        table.add(
                List.of(
                        "TensorFlow Java",
                        distinct(makers.stream().map(Maker::tensorFlow).toList())));
        return table.render();
    }

    /**
     * Over how many pictures a metric was measured: {@code , 4000 clean}; nothing if it was not.
     */
    private String pictures(String metric, String word) {
        return Figures.range(
                        summaries.stream()
                                .filter(summary -> summary.measure().metric().equals(metric))
                                .filter(summary -> summary.measure().belongsTo(run.mainSplit()))
                                .mapToLong(Summary::samples))
                .map(samples -> ", %s %s pictures".formatted(samples, word))
                .orElse("");
    }

    /** How many cells each attack has, and on which seeds. */
    private String seedsOfAttacks() {
        Map<String, List<CellResult>> cells = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            if (cell.succeeded()) {
                cells.computeIfAbsent(
                                Condition.of(cell).titleOf(attacks.of(cell.attack())),
                                any -> new ArrayList<>())
                        .add(cell);
            }
        }
        return cells.entrySet().stream()
                .map(
                        entry ->
                                "%s: %d on %s"
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue().size(),
                                                distinct(
                                                        new TreeSet<>(
                                                                entry.getValue().stream()
                                                                        .map(CellResult::seed)
                                                                        .toList()))))
                .collect(Collectors.joining("; "));
    }

    private Set<Maker> makers() {
        return run.cells().stream()
                .flatMap(cell -> cell.provenance().stages().stream())
                .flatMap(stage -> stage.made().stream())
                .map(made -> made.maker())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The numbers of models that nobody defended; nothing where there are none. */
    private String undefended(boolean control, VictimBar bar) {
        List<Summary> numbers =
                summaries.stream()
                        .filter(summary -> summary.condition().undefended())
                        .filter(summary -> summary.condition().control() == control)
                        .filter(summary -> summary.measure().belongsTo(run.mainSplit()))
                        .toList();
        Map<String, String> poisons = PoisonRemarks.of(run);
        return VictimTable.of(numbers).stream()
                .map(
                        table ->
                                table.render(
                                        control,
                                        bar,
                                        condition ->
                                                condition.titleOf(attacks.of(condition.attack())),
                                        poisons))
                .collect(Collectors.joining("\n"));
    }

    private Set<Subject> subjects() {
        return budgets.rows().stream()
                .map(Subject::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The attack's name, with the way in which it is set off where there are several. */
    private String title(Subject subject, Set<Subject> subjects) {
        Condition victim = subject.victim();
        String title = victim.titleOf(attacks.of(victim.attack()));
        boolean several =
                subjects.stream().filter(other -> other.victim().equals(victim)).count() > 1;
        return several ? title + ", " + subject.trigger() : title;
    }

    private static String distinct(Iterable<?> values) {
        Set<String> texts = new LinkedHashSet<>();
        values.forEach(value -> texts.add(value.toString()));
        return String.join(", ", texts);
    }

    private record Subject(Condition victim, String trigger) {

        static Subject of(BudgetRow row) {
            return new Subject(row.victim(), row.trigger());
        }
    }
}
