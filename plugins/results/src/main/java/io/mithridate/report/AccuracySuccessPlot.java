package io.mithridate.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.MainNumbers;
import io.mithridate.results.statistics.Successes;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data of a plot that shows the attack success that remains against the clean accuracy lost.
 * The plot has a panel for each attack. A panel has a curve for each defense; the curve begins at
 * the victim and follows the settings of the defense's list from weak to strong. Models derived
 * from a control are omitted.
 */
public final class AccuracySuccessPlot {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunResults run;
    private final RunLabels labels;
    private final boolean severalTriggers;
    private final String split;
    private final Map<String, Map<String, Curve>> panels = new LinkedHashMap<>();

    /** Creates the plot of a run. */
    AccuracySuccessPlot(RunResults run) {
        this(run, List.of(run.cells()));
    }

    /**
     * Creates the plot of several experiments.
     *
     * @param run the results of all experiments
     * @param experiments the cells of each experiment; the defenses of an experiment are compared
     *     only with the victims of the same experiment
     */
    public AccuracySuccessPlot(RunResults run, List<List<CellResult>> experiments) {
        this.run = run;
        labels = run.labels();
        severalTriggers =
                models(run.cells())
                                .flatMap(cell -> successes(cell).keySet().stream())
                                .map(SuccessMeasure::trigger)
                                .filter(trigger -> !trigger.isEmpty())
                                .distinct()
                                .count()
                        > 1;
        boolean validationMeasured =
                models(run.cells())
                        .filter(CellResult::undefended)
                        .map(victim -> MainNumbers.cleanAccuracy(victim, EvaluatedSplit.VALIDATION))
                        .anyMatch(Optional::isPresent);
        split = validationMeasured ? EvaluatedSplit.VALIDATION : run.mainSplit();
        experiments.forEach(this::add);
    }

    private static Stream<CellResult> models(List<CellResult> cells) {
        return cells.stream()
                .filter(cell -> cell.succeeded() && cell.defended() && !cell.control());
    }

    private void add(List<CellResult> cells) {
        Map<Object, CellResult> victims = new HashMap<>();
        models(cells)
                .filter(CellResult::undefended)
                .forEach(victim -> victims.put(key(victim), victim));
        models(cells)
                .forEach(
                        cell -> {
                            CellResult victim = victims.get(key(cell));
                            if (victim != null) {
                                add(cell, victim);
                            }
                        });
    }

    private static Object key(CellResult cell) {
        return List.of(Victim.of(cell), cell.seed());
    }

    private void add(CellResult cell, CellResult victim) {
        OptionalDouble loss = MainNumbers.cleanAccuracyLost(victim, cell, split);
        if (loss.isEmpty()) {
            return;
        }
        Map<SuccessMeasure, Double> successes = successes(cell);
        for (Map.Entry<SuccessMeasure, Double> victimSuccess : successes(victim).entrySet()) {
            Double success = successes.get(victimSuccess.getKey());
            if (success != null) {
                SortedMap<Integer, Point> points =
                        curve(cell, victimSuccess.getKey())
                                .seeds()
                                .computeIfAbsent(cell.seed(), any -> new TreeMap<>());
                points.put(0, Point.of(0, victimSuccess.getValue()));
                points.put(position(cell), Point.of(loss.getAsDouble(), success));
            }
        }
    }

    private Curve curve(CellResult cell, SuccessMeasure measure) {
        String name = defenseName(run, labels, cell.defense());
        Curve curve =
                panels.computeIfAbsent(attackName(cell, measure), any -> new LinkedHashMap<>())
                        .computeIfAbsent(name, any -> Curve.of(name, cell.undefended()));
        listOf(cell)
                .ifPresent(
                        list ->
                                curve.settings()
                                        .put(
                                                position(cell),
                                                list.option() + " " + list.value(cell.defense())));
        return curve;
    }

    private String attackName(CellResult cell, SuccessMeasure measure) {
        return labels.attackInScenario(
                Condition.of(cell), severalTriggers ? measure.trigger() : "");
    }

    /** Returns the name of a defense. The strength is omitted if the defense belongs to a list. */
    static String defenseName(RunResults run, RunLabels labels, PluginSetting defense) {
        if (defense.name().equals(Coordinates.NO_DEFENSE)) {
            return "no defense";
        }
        return run.listOf(defense).map(labels::list).orElseGet(() -> labels.defense(defense));
    }

    private Optional<SettingList> listOf(CellResult cell) {
        return run.listOf(cell.defense());
    }

    /** Returns the position of a model on its curve; the victim is at 0. */
    private int position(CellResult cell) {
        if (cell.undefended()) {
            return 0;
        }
        return 1 + listOf(cell).map(list -> list.settings().indexOf(cell.defense())).orElse(0);
    }

    private SortedMap<SuccessMeasure, Double> successes(CellResult cell) {
        SortedMap<SuccessMeasure, Double> successes = Successes.of(cell, run.mainSplit());
        successes.keySet().removeIf(measure -> measure.k() != 1);
        return successes;
    }

    /** Returns the split on which the loss of clean accuracy is measured. */
    public String split() {
        return split;
    }

    /** Returns {@code true} if there is nothing to draw. */
    public boolean isEmpty() {
        return panels.isEmpty();
    }

    /** Returns the names of the attacks, one per panel. */
    public List<String> attacks() {
        return List.copyOf(panels.keySet());
    }

    /**
     * Returns the distinct names of the curves: first the name of the victims, then the defenses.
     */
    public List<String> defenses() {
        return panels.values().stream()
                .flatMap(panel -> panel.values().stream())
                .sorted(Comparator.comparing(curve -> !curve.victim()))
                .map(Curve::defense)
                .distinct()
                .toList();
    }

    /** Returns the panels as JSON that is safe inside a script element. */
    public String json() {
        List<Panel> all =
                panels.entrySet().stream()
                        .map(
                                each ->
                                        new Panel(
                                                each.getKey(),
                                                List.copyOf(each.getValue().values())))
                        .toList();
        return json(all);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records that cannot be written as JSON", e);
        }
    }

    /** Returns a textual description of the plot, with means over seeds. */
    public String description() {
        StringBuilder text =
                new StringBuilder(
                        "Attack success, upwards, against clean accuracy lost, to the right.");
        for (Map.Entry<String, Map<String, Curve>> panel : panels.entrySet()) {
            for (Curve curve : panel.getValue().values()) {
                for (int position : curve.positions()) {
                    text.append(sentence(panel.getKey(), curve, position));
                }
            }
        }
        return text.toString();
    }

    private static String sentence(String attack, Curve curve, int position) {
        String setting = curve.settings().get(position);
        return " %s under %s: clean accuracy lost %s points, attack success %s %%."
                .formatted(
                        setting == null ? curve.defense() : curve.defense() + ", " + setting,
                        attack,
                        NumberFormats.decimal(curve.mean(position, Point::loss)),
                        NumberFormats.decimal(curve.mean(position, Point::attack)));
    }

    /**
     * The models for one attack.
     *
     * @param attack the name of the attack
     * @param curves the curves, one per defense
     */
    @JsonPropertyOrder({"attack", "curves"})
    record Panel(String attack, List<Curve> curves) {}

    /**
     * The models of one defense for one attack.
     *
     * @param defense the name of the defense
     * @param victim whether the models are undefended
     * @param settings the settings by position; empty if the defense has no list of settings
     * @param seeds the models by seed and position; the victim is at position 0
     */
    @JsonPropertyOrder({"defense", "victim", "settings", "seeds"})
    record Curve(
            String defense,
            boolean victim,
            SortedMap<Integer, String> settings,
            SortedMap<Long, SortedMap<Integer, Point>> seeds) {

        private static Curve of(String defense, boolean victim) {
            return new Curve(defense, victim, new TreeMap<>(), new TreeMap<>());
        }

        /**
         * Returns the positions of the curve's own models, which exclude the victim unless this is
         * the curve of the victims.
         */
        private List<Integer> positions() {
            return seeds.values().stream()
                    .flatMap(points -> points.keySet().stream())
                    .filter(position -> victim || position > 0)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private double mean(int position, ToDoubleFunction<Point> number) {
            return seeds.values().stream()
                    .flatMap(points -> Optional.ofNullable(points.get(position)).stream())
                    .collect(Collectors.averagingDouble(number));
        }
    }

    /**
     * A model in the plot.
     *
     * @param loss the clean accuracy of the victim minus that of the model, in percentage points
     * @param attack the attack success, in percent
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"loss", "attack"})
    record Point(double loss, double attack) {

        /** Returns the point for two shares, rounded to hundredths of a percentage point. */
        static Point of(double loss, double success) {
            return new Point(toRoundedPercent(loss), toRoundedPercent(success));
        }

        private static double toRoundedPercent(double share) {
            return Math.round(1e4 * share) / 1e2;
        }
    }
}
