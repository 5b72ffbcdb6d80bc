package io.mithridate.runner.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Victim;
import io.mithridate.runner.results.statistics.MainNumbers;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import java.util.ArrayList;
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
 * The picture of the clean accuracy that defenses cost against the attack success that they leave:
 * what the page's script draws. It has a panel for each attack and a curve for each defense, from
 * the victim over the settings of its list, weak to strong. Models that stem from a control are not
 * in it.
 */
public final class Plane {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunResults run;
    private final RunLabels labels;
    private final boolean severalTriggers;
    private final String split;
    private final Map<String, Map<String, Curve>> panels = new LinkedHashMap<>();

    /** The models of a run. */
    Plane(RunResults run) {
        this(run, List.of(run.cells()));
    }

    /**
     * The models of several experiments.
     *
     * @param run all of them
     * @param experiments the cells of each, whose defenses stand beside its own victims
     */
    Plane(RunResults run, List<List<CellResult>> experiments) {
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
        split =
                models(run.cells())
                                .filter(CellResult::undefended)
                                .anyMatch(
                                        victim ->
                                                accuracy(victim, EvaluatedSplit.VALIDATION)
                                                        .isPresent())
                        ? EvaluatedSplit.VALIDATION
                        : run.mainSplit();
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
                        cell ->
                                Optional.ofNullable(victims.get(key(cell)))
                                        .ifPresent(victim -> add(cell, victim)));
    }

    private static Object key(CellResult cell) {
        return List.of(Victim.of(cell), cell.seed());
    }

    private void add(CellResult cell, CellResult victim) {
        OptionalDouble before = accuracy(victim, split);
        OptionalDouble after = accuracy(cell, split);
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        double loss = before.getAsDouble() - after.getAsDouble();
        Map<SuccessMeasure, Double> undefended = successes(victim);
        successes(cell)
                .forEach(
                        (measure, success) -> {
                            Double own = undefended.get(measure);
                            if (own != null) {
                                SortedMap<Integer, Point> points =
                                        curve(cell, measure)
                                                .seeds()
                                                .computeIfAbsent(
                                                        cell.seed(), any -> new TreeMap<>());
                                points.put(0, Point.of(0, own));
                                points.put(place(cell), Point.of(loss, success));
                            }
                        });
    }

    private Curve curve(CellResult cell, SuccessMeasure measure) {
        Curve curve =
                panels.computeIfAbsent(attack(cell, measure), any -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                defense(run, labels, cell.defense()),
                                name ->
                                        new Curve(
                                                name,
                                                cell.undefended(),
                                                new TreeMap<>(),
                                                new TreeMap<>()));
        list(cell)
                .ifPresent(
                        list ->
                                curve.settings()
                                        .put(
                                                place(cell),
                                                list.option() + " " + list.value(cell.defense())));
        return curve;
    }

    private String attack(CellResult cell, SuccessMeasure measure) {
        return labels.attackInScenario(
                Condition.of(cell), severalTriggers ? measure.trigger() : "");
    }

    /** The name of a defense, without its strength where that is one of a list. */
    static String defense(RunResults run, RunLabels labels, PluginSetting defense) {
        if (defense.name().equals(Coordinates.NO_DEFENSE)) {
            return "no defense";
        }
        return run.listOf(defense).map(labels::list).orElseGet(() -> labels.defense(defense));
    }

    private Optional<SettingList> list(CellResult cell) {
        return run.listOf(cell.defense());
    }

    /** The place of a model on its curve, from the victim at 0. */
    private int place(CellResult cell) {
        if (cell.undefended()) {
            return 0;
        }
        return 1 + list(cell).map(list -> list.settings().indexOf(cell.defense())).orElse(0);
    }

    private SortedMap<SuccessMeasure, Double> successes(CellResult cell) {
        SortedMap<SuccessMeasure, Double> successes = Successes.of(cell, run.mainSplit());
        successes.keySet().removeIf(measure -> measure.k() != 1);
        return successes;
    }

    private static OptionalDouble accuracy(CellResult cell, String split) {
        return MainNumbers.cleanAccuracy(cell, split).stream()
                .mapToDouble(Measurement::value)
                .findFirst();
    }

    /** The split on which the loss of clean accuracy is measured. */
    public String split() {
        return split;
    }

    /** {@code true} if there is nothing to draw. */
    public boolean isEmpty() {
        return panels.isEmpty();
    }

    /** The names of the attacks, one for each panel. */
    public List<String> attacks() {
        return List.copyOf(panels.keySet());
    }

    /** The names of the defenses that have a curve in any panel; first the victims'. */
    public List<String> defenses() {
        return panels.values().stream()
                .flatMap(panel -> panel.values().stream())
                .sorted(Comparator.comparing(curve -> !curve.victim()))
                .map(Curve::defense)
                .distinct()
                .toList();
    }

    /** The panels as JSON that cannot end the script element in which it stands. */
    public String json() {
        List<Panel> all = new ArrayList<>();
        panels.forEach(
                (attack, curves) -> all.add(new Panel(attack, List.copyOf(curves.values()))));
        return json(all);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records that cannot be written as JSON", e);
        }
    }

    /** The picture in words, its numbers means over seeds. */
    public String description() {
        StringBuilder text =
                new StringBuilder(
                        "Attack success, upwards, against clean accuracy lost, to the right.");
        panels.forEach(
                (attack, curves) ->
                        curves.values()
                                .forEach(
                                        curve ->
                                                curve.places()
                                                        .forEach(
                                                                place ->
                                                                        text.append(
                                                                                words(
                                                                                        attack,
                                                                                        curve,
                                                                                        place)))));
        return text.toString();
    }

    private static String words(String attack, Curve curve, int place) {
        String setting = curve.settings().get(place);
        return " %s under %s: clean accuracy lost %s points, attack success %s %%."
                .formatted(
                        setting == null ? curve.defense() : curve.defense() + ", " + setting,
                        attack,
                        Figures.decimal(curve.mean(place, Point::loss)),
                        Figures.decimal(curve.mean(place, Point::attack)));
    }

    /**
     * The models under one attack.
     *
     * @param curves one for each defense
     */
    @JsonPropertyOrder({"attack", "curves"})
    record Panel(String attack, List<Curve> curves) {}

    /**
     * The models of one defense under one attack.
     *
     * @param victim whether they are undefended
     * @param settings the setting at each place, where there are several
     * @param seeds by seed the model at each place, first the victim at 0
     */
    @JsonPropertyOrder({"defense", "victim", "settings", "seeds"})
    record Curve(
            String defense,
            boolean victim,
            SortedMap<Integer, String> settings,
            SortedMap<Long, SortedMap<Integer, Point>> seeds) {

        /** The places of its own models: the victim's alone on the curve of the victims. */
        private List<Integer> places() {
            return seeds.values().stream()
                    .flatMap(points -> points.keySet().stream())
                    .filter(place -> victim || place > 0)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private double mean(int place, ToDoubleFunction<Point> number) {
            return seeds.values().stream()
                    .flatMap(points -> Optional.ofNullable(points.get(place)).stream())
                    .collect(Collectors.averagingDouble(number));
        }
    }

    /**
     * A model in the plane.
     *
     * @param loss clean accuracy lost against its victim, in points
     * @param attack attack success, in percent
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"loss", "attack"})
    record Point(double loss, double attack) {

        /** The point of two shares, in hundredths of a point. */
        static Point of(double loss, double success) {
            return new Point(hundredths(loss), hundredths(success));
        }

        private static double hundredths(double share) {
            return Math.round(1e4 * share) / 1e2;
        }
    }
}
