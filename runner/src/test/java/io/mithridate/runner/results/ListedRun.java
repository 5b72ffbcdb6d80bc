package io.mithridate.runner.results;

import static io.mithridate.runner.results.SampleRun.setting;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Contrast;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A builder of made-up runs in which defenses are listed from weak to strong. */
public final class ListedRun {

    private static final String OPTION = "learning-rate";

    private final List<CellResult> cells = new ArrayList<>();
    private final List<SettingList> lists = new ArrayList<>();
    private final List<StageCost> costs = new ArrayList<>();
    private final List<Contrast> contrasts = new ArrayList<>();
    private final List<Double> budgets;
    private final String baseline;

    /** Creates a run without cells. */
    public ListedRun(String baseline, Double... budgets) {
        this.baseline = baseline;
        this.budgets = List.of(budgets);
    }

    /** Adds a named contrast. */
    public void contrast(String text) {
        contrasts.add(Contrast.parse(text));
    }

    /** Adds a list of settings that differ in their learning rate. */
    public SettingList list(String defense, String... values) {
        return list(defense, Map.of(), values);
    }

    /** Adds a list of settings that differ in their learning rate and share other options. */
    public SettingList list(String defense, Map<String, String> others, String... values) {
        SettingList list =
                new SettingList(
                        OPTION,
                        Arrays.stream(values)
                                .map(
                                        value -> {
                                            Map<String, String> options = new TreeMap<>(others);
                                            options.put(OPTION, value);
                                            return setting(defense, options);
                                        })
                                .toList());
        lists.add(list);
        return list;
    }

    /** Adds an undefended victim. */
    public void victim(String attack, long seed, double validation, double test, double success) {
        cell("", attack, setting("none"), seed, validation, test, success);
    }

    /** Adds a control, in whose training no pair was poisoned. */
    public void control(String attack, long seed, double test, double success) {
        victim(attack, seed, test, test, success);
        asControl();
    }

    /** Makes the last model a control. */
    public void asControl() {
        CellResult last = cells.get(cells.size() - 1);
        replaceLast(
                last.title() + ", clean model",
                last.defenseClass(),
                true,
                Optional.empty(),
                last.measurements());
    }

    /** Makes the last model's defense a pure detector. */
    public void onlyDetects() {
        CellResult last = cells.remove(cells.size() - 1);
        cells.add(copy(last, last.number(), last.title(), last.attack(), false));
    }

    /** Sets the data that the defense of the last model needs. */
    public void told(DefenseClass defenseClass) {
        CellResult last = cells.get(cells.size() - 1);
        replaceLast(last.title(), defenseClass, last.control(), last.poison(), last.measurements());
    }

    /** Sets the source of the captions of the last model's poisoned pairs. */
    public void captioned(String captions) {
        CellResult last = cells.get(cells.size() - 1);
        replaceLast(
                last.title(),
                last.defenseClass(),
                last.control(),
                Optional.of(
                        new PoisonUse(
                                "random", captions, "replace", 90, 0, 0, 50, "attack-success")),
                last.measurements());
    }

    private void replaceLast(
            String title,
            DefenseClass defenseClass,
            boolean control,
            Optional<PoisonUse> poison,
            List<Measurement> measurements) {
        CellResult last = cells.remove(cells.size() - 1);
        cells.add(
                new CellResult(
                        last.number(),
                        title,
                        new Coordinates(
                                last.coordinates().scenario(),
                                last.attack(),
                                last.defense(),
                                control,
                                last.seed()),
                        last.scenario(),
                        defenseClass,
                        last.defended(),
                        poison,
                        last.failure(),
                        measurements,
                        last.provenance()));
    }

    /** Adds a defended model. */
    public void defended(
            String attack,
            SettingList list,
            int position,
            long seed,
            double validation,
            double test,
            double success) {
        cell("", attack, list.settings().get(position), seed, validation, test, success);
    }

    /** Adds a cell whose training broke down. */
    public void brokeDown(String attack, SettingList list, int position, long seed) {
        defended(attack, list, position, seed, 0, 0, 0);
        cells.add(SampleRun.brokenDown(cells.remove(cells.size() - 1)));
    }

    /** Adds a cell that failed for a reason other than a breakdown of its training. */
    public void failed(String attack, SettingList list, int position, long seed) {
        defended(attack, list, position, seed, 0, 0, 0);
        cells.add(SampleRun.failed(cells.remove(cells.size() - 1), "out of memory"));
    }

    /** Adds a model; a validation of NaN means that it was not measured. */
    public void cell(
            String scenario,
            String attack,
            PluginSetting defense,
            long seed,
            double validation,
            double test,
            double success) {
        CellResult cell = SampleRun.cell(cells.size(), defense, false, seed, 0, 0);
        List<Measurement> numbers = new ArrayList<>();
        numbers.add(number("clean-accuracy", test, 2000, "test", ""));
        numbers.add(number("attack-success", success, 1960, "test", "image"));
        if (!Double.isNaN(validation)) {
            numbers.add(number("clean-accuracy", validation, 5000, "validation", ""));
        }
        cells.add(
                new CellResult(
                        cell.number(),
                        attack + " x " + defense.name() + ", seed " + seed,
                        new Coordinates(
                                cell.coordinates().scenario(),
                                setting(attack),
                                defense,
                                false,
                                seed),
                        scenario,
                        cell.defenseClass(),
                        cell.defended(),
                        cell.poison(),
                        Optional.empty(),
                        numbers,
                        withDefenseStage(cell.provenance(), cells.size())));
    }

    /** Adds the attack success among the first k classes to the last model. */
    public void amongFirst(int k, double success) {
        addMeasurement(
                new Measurement(
                        "attack-success",
                        OptionalInt.of(k),
                        success,
                        1960,
                        "test",
                        "image",
                        Map.of()));
    }

    /** Replaces the attack success of the last model by that among the first k classes. */
    public void amongFirstAlone(int k) {
        CellResult last = cells.get(cells.size() - 1);
        replaceLast(
                last.measurements().stream()
                        .map(
                                number ->
                                        number.metric().equals("attack-success")
                                                ? new Measurement(
                                                        number.metric(),
                                                        OptionalInt.of(k),
                                                        number.value(),
                                                        number.n(),
                                                        number.split(),
                                                        number.trigger(),
                                                        number.qualifiers())
                                                : number)
                        .toList());
    }

    /** Adds a number that belongs to no split to the last model. */
    public void alignment(double cosine) {
        addMeasurement(
                new Measurement("alignment", OptionalInt.empty(), cosine, 1000, "", "", Map.of()));
    }

    /** Adds the result of a picture detector to the last model. */
    public void detected(double auroc) {
        Map<String, String> over = Map.of("over", "test-pictures");
        addMeasurement(
                new Measurement(
                        "detection-auroc", OptionalInt.empty(), auroc, 3960, "test", "", over));
    }

    /** Adds attack success over all pictures, including those of the target, to the last model. */
    public void countedOverAll(double success) {
        addMeasurement(
                new Measurement(
                        "attack-success",
                        OptionalInt.of(1),
                        success,
                        2000,
                        "test",
                        "image",
                        Map.of("counted", "all-images")));
    }

    /** Removes the attack success without qualifiers from the last model. */
    public void withoutUsualSuccess() {
        CellResult last = cells.get(cells.size() - 1);
        replaceLast(
                last.measurements().stream()
                        .filter(
                                number ->
                                        !number.metric().equals("attack-success")
                                                || !number.qualifiers().isEmpty())
                        .toList());
    }

    /** Replaces the attack success of the last model by another measure of success. */
    public void countedBy(String metric, double success) {
        CellResult last = cells.get(cells.size() - 1);
        List<Measurement> numbers = new ArrayList<>(last.measurements());
        numbers.removeIf(number -> number.metric().equals("attack-success"));
        numbers.add(number(metric, success, 24, "", ""));
        replaceLast(
                last.title(),
                last.defenseClass(),
                last.control(),
                Optional.of(new PoisonUse("random", "natural", "replace", 500, 0, 0, 500, metric)),
                numbers);
    }

    /** Adds the attack success with another trigger to the last model. */
    public void setOffBy(String trigger, double success) {
        addMeasurement(number("attack-success", success, 1960, "test", trigger));
    }

    private void addMeasurement(Measurement measurement) {
        CellResult last = cells.get(cells.size() - 1);
        List<Measurement> numbers = new ArrayList<>(last.measurements());
        numbers.add(measurement);
        replaceLast(numbers);
    }

    private void replaceLast(List<Measurement> measurements) {
        CellResult last = cells.get(cells.size() - 1);
        replaceLast(last.title(), last.defenseClass(), last.control(), last.poison(), measurements);
    }

    private static Provenance withDefenseStage(Provenance provenance, int number) {
        List<Provenance.Stage> stages = new ArrayList<>(provenance.stages());
        stages.add(new Provenance.Stage("defense", defenseKey(number), Optional.empty()));
        return new Provenance(stages, provenance.plugins(), provenance.environment());
    }

    /** Adds the last model under another attack, because attacks can share a control. */
    public void sharesItsDefense(String attack) {
        CellResult last = cells.get(cells.size() - 1);
        cells.add(
                copy(
                        last,
                        cells.size(),
                        last.title() + " under " + attack,
                        setting(attack),
                        last.defended()));
    }

    private static CellResult copy(
            CellResult cell, int number, String title, PluginSetting attack, boolean defended) {
        return new CellResult(
                number,
                title,
                new Coordinates(
                        cell.coordinates().scenario(),
                        attack,
                        cell.defense(),
                        cell.control(),
                        cell.seed()),
                cell.scenario(),
                cell.defenseClass(),
                defended,
                cell.poison(),
                cell.failure(),
                cell.measurements(),
                cell.provenance());
    }

    private static String defenseKey(int number) {
        return "defense of cell " + number;
    }

    /** Sets the cost of the last model's defense. */
    public void cost(double seconds, long samples, long labels, long steps) {
        CellResult last = cells.get(cells.size() - 1);
        costs.add(
                new StageCost(
                        OptionalInt.of(last.number()),
                        "defense of " + last.title(),
                        "defense",
                        defenseKey(last.number()),
                        false,
                        seconds,
                        samples,
                        2L * samples,
                        labels,
                        steps,
                        OptionalDouble.of(samples / seconds),
                        OptionalDouble.empty(),
                        0.5,
                        1));
    }

    /** Returns the cells that were added. */
    public List<CellResult> cells() {
        return cells;
    }

    /** Returns the run. */
    public RunResults run() {
        return SampleRun.run(
                "lists", Baseline.parse(baseline), contrasts, budgets, lists, cells, costs);
    }

    /**
     * Returns a run of two attacks on five seeds, with three defenses at five strengths each; the
     * values follow curves like those of real defenses.
     */
    public static RunResults twoAttacksAtFiveStrengths() {
        String[] rates = {"0.0001", "0.0002", "0.0005", "0.001", "0.002"};
        ListedRun run = new ListedRun("clean-clip", 1.0, 2.0, 5.0, 10.0);
        Map<SettingList, Double> strengths =
                new TreeMap<>(Comparator.comparing(SettingList::defense));
        strengths.put(run.list("fine-tune", rates), 0.5);
        strengths.put(run.list("clean-clip", rates), 1.0);
        strengths.put(run.list("ta-cleaner", rates), 1.6);
        for (String attack : List.of("badnets", "blended")) {
            double hardness = attack.equals("badnets") ? 1 : 1.8;
            for (long seed = 1; seed <= 5; seed++) {
                double wobble = 0.004 * ((seed * 7) % 5 - 2);
                run.victim(attack, seed, 0.75 + wobble, 0.746 + wobble, 0.985 - 0.002 * seed);
                for (Map.Entry<SettingList, Double> entry : strengths.entrySet()) {
                    for (int i = 0; i < rates.length; i++) {
                        double accuracy = 0.755 - 0.004 * i * i * (1 + 0.2 * entry.getValue());
                        double success =
                                0.95
                                        * Math.exp(
                                                -entry.getValue() * (i + 0.5) / (2 * hardness)
                                                        + 6 * wobble);
                        run.defended(
                                attack,
                                entry.getKey(),
                                i,
                                seed,
                                accuracy + wobble,
                                accuracy + 1.5 * wobble,
                                Math.min(1, success));
                    }
                }
            }
        }
        return run.run();
    }

    private static Measurement number(
            String metric, double value, long n, String split, String trigger) {
        return new Measurement(metric, OptionalInt.of(1), value, n, split, trigger, Map.of());
    }
}
