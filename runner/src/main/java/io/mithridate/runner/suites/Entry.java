package io.mithridate.runner.suites;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.plugin.Option.Strength.Direction;
import io.mithridate.results.CellResult;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.Failure;
import io.mithridate.results.Measure;
import io.mithridate.results.PoisonUse;
import io.mithridate.results.Provenance;
import io.mithridate.results.Provenance.Environment;
import io.mithridate.results.RunResults;
import io.mithridate.results.Samples;
import io.mithridate.results.StageCost;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Successes;
import io.mithridate.results.statistics.Victims;
import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The results of one defense on a suite, as a file that others can check.
 *
 * @param suite the suite
 * @param splits the test splits; attack success is measured on the first one
 * @param defense the defense and its settings
 * @param evaluationResults the scores computed from the cells, one per attack, trigger and number
 *     k; an attack is successful if the target is among the top k classes
 * @param costs the costs of the defense
 * @param provenance the programs and machines that computed it
 * @param cells the victims and defended models, including those of controls, by attack, seed,
 *     control and setting; failed cells are omitted unless their training broke down
 */
public record Entry(
        Suite suite,
        List<String> splits,
        Defense defense,
        List<JsonNode> evaluationResults,
        Costs costs,
        List<Origin> provenance,
        List<Cell> cells) {

    private static final String TRIGGERED_ACCURACY = "triggered-accuracy";

    public Entry {
        splits = List.copyOf(splits);
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("an entry without a test split measures nothing");
        }
        cells = List.copyOf(cells);
        provenance = List.copyOf(provenance);
        evaluationResults = List.copyOf(evaluationResults);
    }

    /**
     * The defense.
     *
     * @param name the name of the defense
     * @param needs the data that it needs
     * @param option the option that determines its strength
     * @param higherIsStronger whether a higher value of the option makes the defense stronger
     * @param settings the options of the defense at each strength, from weak to strong
     * @param plugin the code of the defense
     */
    public record Defense(
            String name,
            DefenseClass needs,
            String option,
            boolean higherIsStronger,
            List<SortedMap<String, String>> settings,
            Plugin plugin) {

        public Defense {
            settings = List.copyOf(settings);
            if (settings.isEmpty()) {
                throw new IllegalArgumentException("the defense has no settings");
            }
        }

        /** Returns the settings as a list in a run. */
        public SettingList list() {
            return new SettingList(
                    option,
                    higherIsStronger ? Direction.INCREASING : Direction.DECREASING,
                    settings.stream().map(options -> new PluginSetting(name, options)).toList());
        }
    }

    /**
     * The code of the defense.
     *
     * @param bundled whether it is bundled with the program rather than in a separate jar
     * @param version the version in the jar's manifest; empty if there is none
     * @param digest the SHA-256 of its classes and resources, in hexadecimal
     * @param fidelity the fidelity to the definitions in its papers
     */
    public record Plugin(
            boolean bundled, Optional<String> version, String digest, String fidelity) {

        /** Returns the description of a plugin that was used in a run. */
        public static Plugin of(Provenance.Plugin plugin, boolean bundled) {
            return new Plugin(bundled, plugin.version(), plugin.digest(), plugin.fidelity().word());
        }
    }

    /**
     * A victim or a defended model.
     *
     * @param attack the attack's index in the suite, from 0
     * @param seed the root seed
     * @param control whether nothing was poisoned
     * @param setting the index of the defense's setting, from 0; empty for the victim itself
     * @param poison the use of poison in the training of the victim
     * @param brokeDown the message about the breakdown of its training; empty if training did not
     *     break down
     * @param numbers clean accuracy, attack success and triggered accuracy
     */
    public record Cell(
            int attack,
            long seed,
            boolean control,
            @JsonInclude(Include.NON_ABSENT) OptionalInt setting,
            @JsonInclude(Include.NON_ABSENT) Optional<PoisonUse> poison,
            @JsonInclude(Include.NON_ABSENT) Optional<String> brokeDown,
            List<Measurement> numbers) {

        public Cell {
            numbers = List.copyOf(numbers);
        }

        /** Returns the coordinates of the cell, which are unique within the entry. */
        CellId id() {
            return new CellId(attack, seed, control, setting);
        }
    }

    /** The coordinates of a cell; if the setting is empty, those of the victim. */
    record CellId(int attack, long seed, boolean control, OptionalInt setting) {}

    /**
     * The costs of the defense per victim, summed over all settings, as means over victims.
     *
     * @param picturesEmbedded the number of embedded pictures; each view of a pair counts once for
     *     each model that embedded it
     * @param labels the number of labels used
     * @param wallSeconds the wall-clock time
     */
    public record Costs(double picturesEmbedded, double labels, double wallSeconds) {}

    /** A program and a machine that computed a part of the entry. */
    public record Origin(
            String commit,
            String jvm,
            @JsonProperty("tensorflow_java") String tensorFlow,
            Processor processor,
            String device,
            int threads) {

        private static Origin of(Maker maker, Environment environment) {
            return new Origin(
                    maker.commit(),
                    maker.jvm(),
                    maker.tensorFlow(),
                    maker.processor(),
                    environment.device(),
                    environment.threads());
        }
    }

    /**
     * Creates the entry of a list of settings.
     *
     * @param run a run of the suite, or several joined runs; missing cells are not in the entry
     * @param list one of the run's lists, with at least one cell
     * @param plugin the defense's code
     */
    public static Entry of(Suite suite, RunResults run, SettingList list, Plugin plugin) {
        List<CellResult> own =
                run.cells().stream()
                        .filter(cell -> suite.attacks().contains(cell.attack()))
                        .filter(cell -> suite.seeds().contains(cell.seed()))
                        .filter(it -> it.undefended() || list.settings().contains(it.defense()))
                        .toList();
        DefenseClass needs =
                own.stream()
                        .filter(cell -> !cell.undefended())
                        .map(CellResult::defenseClass)
                        .findFirst()
                        .orElse(DefenseClass.NO_DATA);
        Entry entry =
                new Entry(
                        suite,
                        run.splits(),
                        new Defense(
                                list.defense(),
                                needs,
                                list.option(),
                                list.stronger() == Direction.INCREASING,
                                list.settings().stream().map(PluginSetting::options).toList(),
                                plugin),
                        List.of(),
                        costs(run.costs(), own),
                        provenance(own),
                        cells(suite, own, list));
        return entry.with(EvaluationResults.of(entry.scores(), suite.dataset()));
    }

    /** Returns this entry with an equivalent suite. */
    Entry of(Suite other) {
        return new Entry(other, splits, defense, evaluationResults, costs, provenance, cells);
    }

    private Entry with(List<JsonNode> others) {
        return new Entry(suite, splits, defense, others, costs, provenance, cells);
    }

    private static List<Cell> cells(Suite suite, List<CellResult> own, SettingList list) {
        return own.stream()
                .filter(cell -> cell.succeeded() || cell.brokeDown())
                .map(
                        cell ->
                                new Cell(
                                        suite.attacks().indexOf(cell.attack()),
                                        cell.seed(),
                                        cell.control(),
                                        cell.undefended()
                                                ? OptionalInt.empty()
                                                : OptionalInt.of(
                                                        list.settings().indexOf(cell.defense())),
                                        cell.poison(),
                                        cell.failure().map(Failure::message),
                                        numbers(cell)))
                .sorted(
                        Comparator.comparingInt(Cell::attack)
                                .thenComparingLong(Cell::seed)
                                .thenComparing(Cell::control)
                                .thenComparingInt(cell -> cell.setting().orElse(-1)))
                .toList();
    }

    private static List<Measurement> numbers(CellResult cell) {
        Set<String> metrics =
                Set.of(Measure.CLEAN_ACCURACY, TRIGGERED_ACCURACY, Successes.metric(cell));
        return cell.measurements().stream()
                .filter(number -> metrics.contains(number.metric()))
                .toList();
    }

    private static Costs costs(List<StageCost> costs, List<CellResult> own) {
        Map<String, StageCost> byKey =
                costs.stream().collect(Collectors.toMap(StageCost::key, cost -> cost));
        Set<Object> victims = new HashSet<>();
        SetMultimap<Object, String> stageKeys = LinkedHashMultimap.create();
        for (CellResult cell : own) {
            if (!cell.control() && !cell.undefended()) {
                Object victim = cell.coordinates().victim();
                victims.add(victim);
                cell.provenance().stages().stream()
                        .filter(stage -> Set.of("defense", "mixture").contains(stage.kind()))
                        .forEach(stage -> stageKeys.put(victim, stage.key()));
            }
        }
        List<StageCost> all =
                stageKeys.values().stream().map(byKey::get).filter(Objects::nonNull).toList();
        int count = Math.max(1, victims.size());
        return new Costs(
                all.stream().mapToDouble(StageCost::picturesEmbedded).sum() / count,
                all.stream().mapToDouble(StageCost::labels).sum() / count,
                all.stream().mapToDouble(StageCost::wallSeconds).sorted().sum() / count);
    }

    private static List<Origin> provenance(List<CellResult> own) {
        return own.stream()
                .flatMap(cell -> cell.provenance().origins(Origin::of))
                .distinct()
                .sorted(Comparator.comparing(Origin::toString))
                .toList();
    }

    /** Returns the cells as the results of a run without any other data. */
    public RunResults results() {
        SettingList list = defense.list();
        PluginSetting noDefense = new PluginSetting(Coordinates.NO_DEFENSE, new TreeMap<>());
        List<CellResult> results = new ArrayList<>();
        for (Cell cell : cells) {
            boolean undefended = cell.setting.isEmpty();
            PluginSetting attack = suite.attacks().get(cell.attack);
            results.add(
                    new CellResult(
                            results.size(),
                            "%s, seed %d".formatted(attack.name(), cell.seed),
                            new Coordinates(
                                    new TreeMap<>(),
                                    attack,
                                    undefended
                                            ? noDefense
                                            : list.settings().get(cell.setting.getAsInt()),
                                    cell.control,
                                    cell.seed),
                            "",
                            undefended ? DefenseClass.NO_DATA : defense.needs,
                            true,
                            cell.poison,
                            cell.brokeDown.map(text -> new Failure(text, Failure.Kind.BROKE_DOWN)),
                            cell.numbers,
                            new Provenance(
                                    List.of(), List.of(), new Environment(Maker.NOT_KNOWN, 0))));
        }
        return new RunResults(
                suite.name(),
                suite.name(),
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                new RunResults.Model(suite.model(), false),
                List.of(),
                splits,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(list),
                results,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Samples.none());
    }

    /** Returns the scores computed from the cells. */
    public Scores scores() {
        RunResults run = results();
        return Scores.of(run, Victims.of(run));
    }
}
