package io.mithridate.runner.join;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.config.Decimal;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.NearestName;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.Provenance;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.RunResults.Model;
import io.mithridate.results.Samples;
import io.mithridate.results.StageCost;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.coordinates.Axes;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingLabels;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Successes;
import io.mithridate.runner.experiment.ScenarioLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins runs into one, so that statistics are over the seeds of all of them.
 *
 * <p>A cell that occurs in several runs is included once. Scenarios are relabeled by the options
 * that vary among all cells.
 */
public final class JoinedRuns {

    private JoinedRuns() {}

    /**
     * Returns the joined runs.
     *
     * @param runs the runs, at least one
     * @param baseline the defense subtracted in differences; if empty, the first baseline of the
     *     runs is used, provided that it names at most one list
     * @param contrasts the pairs of defenses whose attack left is compared; if empty and no
     *     baseline is given, the first contrasts of the runs are used, provided that each side
     *     names at most one list
     * @throws UnusableResultsException if a cell has different results in different runs, the
     *     success of an attack is measured in different ways, or a given defense does not name a
     *     single defense or list of the runs
     */
    public static RunResults of(
            List<RunResults> runs, Optional<Baseline> baseline, List<Contrast> contrasts)
            throws UnusableResultsException {
        ScenarioLabels scenarios = scenarioLabels(runs);
        List<RunResults> relabeled = relabel(runs, scenarios);
        List<CellResult> cells = cells(relabeled);
        Successes.requireOneForm(cells);
        List<SettingList> lists = lists(runs);
        if (baseline.isPresent()) {
            checkBaseline(baseline.get(), cells, lists);
        }
        checkContrasts(contrasts, cells, lists);
        Optional<Baseline> inherited =
                runs.stream().flatMap(run -> run.baseline().stream()).findFirst();
        boolean comparisonGiven = baseline.isPresent() || !contrasts.isEmpty();
        return new RunResults(
                joinDistinct(runs, RunResults::run),
                joinDistinct(runs, RunResults::experiment),
                joinDistinct(runs, RunResults::command),
                "",
                runs.stream().map(RunResults::started).min(Instant::compareTo).orElseThrow(),
                runs.stream().map(RunResults::finished).max(Instant::compareTo).orElseThrow(),
                new Model(
                        joinDistinct(runs, run -> run.model().name()),
                        runs.stream().allMatch(run -> run.model().clip())),
                notices(relabeled, cells),
                distinct(runs, RunResults::splits),
                firstByKey(runs, RunResults::quantities, Quantity::metric),
                baseline.or(() -> inherited.filter(each -> each.among(lists).size() < 2)),
                comparisonGiven ? contrasts : inheritedContrasts(runs, lists),
                distinct(runs, RunResults::budgets).stream().sorted().toList(),
                lists,
                cells,
                firstByKey(runs, RunResults::costs, StageCost::key).stream()
                        .map(StageCost::withoutCell)
                        .toList(),
                firstByKey(runs, RunResults::texts, use -> List.of(use.key(), use.use())),
                List.of(),
                triggers(runs, scenarios),
                Samples.none());
    }

    /**
     * Returns the individual runs, each without the measurements that an earlier run also has.
     *
     * @throws UnusableResultsException if a cell has different results in different runs
     */
    public static List<RunResults> withoutRepetitions(List<RunResults> runs)
            throws UnusableResultsException {
        ScenarioLabels scenarios = scenarioLabels(runs);
        cells(relabel(runs, scenarios));
        Set<Object> seen = new HashSet<>();
        List<RunResults> distinctRuns = new ArrayList<>();
        for (RunResults run : runs) {
            List<CellResult> cells = new ArrayList<>();
            for (CellResult cell : run.cells()) {
                Object identity = identity(relabel(cell, scenarios));
                cells.add(
                        cell.withMeasurements(
                                cell.measurements().stream()
                                        .filter(each -> seen.add(List.of(identity, each.title())))
                                        .toList()));
            }
            distinctRuns.add(run.withCells(cells));
        }
        return distinctRuns;
    }

    /**
     * Returns the runs that contain a selected cell, restricted to the selected cells.
     *
     * @param only arguments in the form accepted by {@link Axes#select}, e.g. {@code
     *     attack=badnets}; if empty, all cells are selected
     * @throws InvalidConfigurationException if an axis is unknown, no cell of any run has a value,
     *     or no cell is selected
     */
    public static List<RunResults> select(List<RunResults> runs, List<String> only)
            throws InvalidConfigurationException {
        if (only.isEmpty()) {
            return runs;
        }
        List<CellResult> all = all(runs, RunResults::cells).toList();
        Set<CellResult> chosen = new HashSet<>(Axes.select(all, CellResult::coordinates, only));
        List<RunResults> parts = new ArrayList<>();
        for (RunResults run : runs) {
            List<CellResult> cells = run.cells().stream().filter(chosen::contains).toList();
            if (!cells.isEmpty()) {
                parts.add(restrict(run, cells));
            }
        }
        return parts;
    }

    private static RunResults restrict(RunResults run, List<CellResult> cells) {
        Set<PluginSetting> defenses =
                cells.stream().map(CellResult::defense).collect(Collectors.toSet());
        Set<String> stages =
                cells.stream()
                        .flatMap(cell -> cell.provenance().stages().stream())
                        .map(Provenance.Stage::key)
                        .collect(Collectors.toSet());
        return run.with(
                restrict(run.lists(), defenses),
                cells,
                run.costs().stream().filter(cost -> stages.contains(cost.key())).toList(),
                run.texts().stream().filter(use -> stages.contains(use.key())).toList(),
                run.triggers().stream()
                        .filter(each -> cells.stream().anyMatch(each::isOf))
                        .toList());
    }

    /** Returns the lists, restricted to the remaining strengths, without empty lists. */
    private static List<SettingList> restrict(
            List<SettingList> lists, Set<PluginSetting> defenses) {
        return lists.stream()
                .map(
                        list ->
                                list.with(
                                        list.settings().stream()
                                                .filter(defenses::contains)
                                                .toList()))
                .filter(list -> !list.settings().isEmpty())
                .toList();
    }

    private static ScenarioLabels scenarioLabels(List<RunResults> runs) {
        return new ScenarioLabels(
                all(runs, RunResults::cells).map(cell -> cell.coordinates().scenario()).toList());
    }

    private static List<RunResults> relabel(List<RunResults> runs, ScenarioLabels scenarios) {
        List<RunResults> relabeled = new ArrayList<>();
        for (RunResults run : runs) {
            relabeled.add(
                    run.withCells(
                            run.cells().stream().map(cell -> relabel(cell, scenarios)).toList()));
        }
        return relabeled;
    }

    private static CellResult relabel(CellResult cell, ScenarioLabels scenarios) {
        return cell.with(
                cell.number(), scenarios.of(cell.coordinates().scenario()), cell.measurements());
    }

    private static Object identity(CellResult relabeled) {
        return List.of(Condition.of(relabeled), relabeled.seed());
    }

    /** Returns the first value for each key. */
    private static <T> List<T> firstByKey(
            List<RunResults> runs,
            Function<RunResults, Collection<T>> values,
            Function<T, Object> key) {
        Map<Object, T> firsts = new LinkedHashMap<>();
        all(runs, values).forEach(value -> firsts.putIfAbsent(key.apply(value), value));
        return List.copyOf(firsts.values());
    }

    private static void checkBaseline(
            Baseline baseline, List<CellResult> cells, List<SettingList> lists)
            throws UnusableResultsException {
        List<PluginSetting> defenses = cells.stream().map(CellResult::defense).distinct().toList();
        List<String> names = defenses.stream().map(PluginSetting::name).toList();
        UnusableResultsException.throwIf(
                defenses.stream().noneMatch(baseline::names),
                "no cell has the defense '%s'; %s",
                baseline,
                NearestName.advice(baseline.defense(), names));
        refuseSeveral(baseline, baseline.among(lists), new RunLabels(cells, lists));
    }

    /**
     * Throws an exception if a baseline refers to several lists.
     *
     * @param lists the lists that the baseline refers to
     */
    public static void refuseSeveral(Baseline baseline, List<SettingList> lists, RunLabels labels)
            throws UnusableResultsException {
        UnusableResultsException.throwIf(
                lists.size() > 1,
                "'%s' matches %s lists, %s; select one by an option, e.g. 'clean-clip"
                        + " image-augmentation=geometric'",
                baseline,
                lists.size(),
                lists.stream().map(labels::list).collect(Collectors.joining(" and ")));
    }

    private static void checkContrasts(
            List<Contrast> contrasts, List<CellResult> cells, List<SettingList> lists)
            throws UnusableResultsException {
        List<PluginSetting> defenses = cells.stream().map(CellResult::defense).distinct().toList();
        for (Contrast contrast : contrasts) {
            Optional<String> complaint = contrast.complaint(defenses, lists);
            UnusableResultsException.throwIf(
                    complaint.isPresent(), "contrast '%s': %s", contrast, complaint.orElse(""));
        }
    }

    /**
     * Returns the contrasts of the first run that has any. If one of them is ambiguous in the
     * joined runs, returns none, because verdicts depend on the number of contrasts.
     */
    private static List<Contrast> inheritedContrasts(
            List<RunResults> runs, List<SettingList> lists) {
        Predicate<Contrast> isClear =
                contrast -> contrast.sides().allMatch(side -> side.among(lists).size() < 2);
        return runs.stream()
                .map(RunResults::contrasts)
                .filter(named -> !named.isEmpty())
                .findFirst()
                .filter(named -> named.stream().allMatch(isClear))
                .orElse(List.of());
    }

    private static List<String> notices(List<RunResults> runs, List<CellResult> cells) {
        return Stream.of(
                        distinct(runs, RunResults::notices).stream(),
                        processorNotice(cells).stream(),
                        JoinedVictims.notice(runs).stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static List<CellResult> cells(List<RunResults> relabeled)
            throws UnusableResultsException {
        Map<Object, CellResult> cells = new LinkedHashMap<>();
        for (RunResults run : relabeled) {
            for (CellResult cell : run.cells()) {
                Object identity = identity(cell);
                CellResult earlier = cells.get(identity);
                if (earlier == null || isSupersededBy(earlier, cell)) {
                    int number = earlier == null ? cells.size() : earlier.number();
                    cells.put(identity, cell.with(number, cell.scenario(), cell.measurements()));
                } else if (cell.succeeded()) {
                    cells.put(identity, merge(earlier, cell, run));
                }
            }
        }
        return List.copyOf(cells.values());
    }

    /**
     * Returns whether a later cell replaces an earlier one that has no results. Only results
     * replace a breakdown of training.
     */
    private static boolean isSupersededBy(CellResult earlier, CellResult later) {
        return !earlier.succeeded() && (later.succeeded() || !earlier.brokeDown());
    }

    /** Merges the measurements of both cells; common measurements must be equal. */
    private static CellResult merge(CellResult earlier, CellResult later, RunResults run)
            throws UnusableResultsException {
        Map<String, Measurement> numbers = new LinkedHashMap<>();
        earlier.measurements().forEach(number -> numbers.put(number.title(), number));
        for (Measurement number : later.measurements()) {
            Measurement previous = numbers.putIfAbsent(number.title(), number);
            if (previous != null && !previous.equals(number)) {
                throw new UnusableResultsException(
                        "'%s' is in several runs with different numbers: %s is %s in one and %s in %s; leave one of the runs out"
                                .formatted(
                                        later.title(),
                                        number.title(),
                                        Decimal.shortest(previous.value()),
                                        Decimal.shortest(number.value()),
                                        run.run()));
            }
        }
        return earlier.withMeasurements(List.copyOf(numbers.values()));
    }

    private static Optional<String> processorNotice(List<CellResult> cells) {
        SortedSet<String> kinds =
                cells.stream()
                        .flatMap(cell -> cell.provenance().origins((maker, how) -> maker))
                        .flatMap(maker -> maker.kinds().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(String.join("; ", kinds))
                .filter(text -> kinds.size() > 1)
                .map(
                        text ->
                                "Several kinds of processors computed these runs, so that a difference may come from the processor: %s."
                                        .formatted(text));
    }

    /**
     * Returns the triggers of all runs, relabeled. If several runs measured a trigger, the numbers
     * of the first of them are used.
     *
     * @param scenarios the labels of the scenarios of all cells
     */
    private static List<MeasuredTrigger> triggers(List<RunResults> runs, ScenarioLabels scenarios) {
        SettingLabels labels =
                new SettingLabels(all(runs, RunResults::cells).map(CellResult::attack).toList());
        List<MeasuredTrigger> triggers = new ArrayList<>();
        for (RunResults run : runs) {
            for (MeasuredTrigger original : run.triggers()) {
                MeasuredTrigger trigger = relabel(original, run, scenarios, labels);
                if (triggers.stream().noneMatch(earlier -> earlier.includes(trigger))) {
                    triggers.add(trigger);
                }
            }
        }
        return triggers;
    }

    private static MeasuredTrigger relabel(
            MeasuredTrigger trigger,
            RunResults run,
            ScenarioLabels scenarioLabels,
            SettingLabels labels) {
        List<String> scenarios =
                run.cells().stream()
                        .filter(trigger::isOf)
                        .sorted(
                                Comparator.comparing(
                                        it -> trigger.scenarios().indexOf(it.scenario())))
                        .map(cell -> scenarioLabels.of(cell.coordinates().scenario()))
                        .distinct()
                        .toList();
        if (scenarios.isEmpty()) {
            return trigger;
        }
        String title = RunLabels.inScenario(labels.of(trigger.attack()), scenarios.get(0));
        return new MeasuredTrigger(title, trigger.attack(), scenarios, trigger.numbers());
    }

    /**
     * Merges lists with the same defense and option; a merged list has the strengths of all runs.
     */
    private static List<SettingList> lists(List<RunResults> runs) {
        Map<Object, SettingList> lists = new LinkedHashMap<>();
        for (SettingList list : distinct(runs, RunResults::lists)) {
            Object key = List.of(list.option(), list.withoutStrength());
            lists.merge(key, list, SettingList::mergedWith);
        }
        return List.copyOf(lists.values());
    }

    private static <T> List<T> distinct(
            List<RunResults> runs, Function<RunResults, Collection<T>> values) {
        return all(runs, values).distinct().toList();
    }

    private static <T> Stream<T> all(
            List<RunResults> runs, Function<RunResults, Collection<T>> values) {
        return runs.stream().flatMap(run -> values.apply(run).stream());
    }

    private static String joinDistinct(List<RunResults> runs, Function<RunResults, String> text) {
        return runs.stream().map(text).distinct().collect(Collectors.joining(", "));
    }
}
