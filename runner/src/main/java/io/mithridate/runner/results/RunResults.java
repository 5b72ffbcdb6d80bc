package io.mithridate.runner.results;

import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Contrast;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All results of a run; every file, table and page about it is made from this alone.
 *
 * @param run names the run: the time at which it began, {@code 2026-11-25_01-07-03}
 * @param experiment the experiment's name
 * @param command what was typed, so that it can be typed again
 * @param settings the resolved experiment, as YAML; empty where several runs are joined
 * @param started when work began
 * @param finished when the last cell ended
 * @param model the model that was attacked
 * @param notices what every report on the data set has to say, such as that it is synthetic
 * @param splits the test splits; the first is the one that the main numbers are over
 * @param quantities what was measured, in the order of the experiment's metrics
 * @param baseline the defense that paired differences are taken against, if one is named
 * @param contrasts the defenses of which the attack left is compared; empty for all with the
 *     baseline
 * @param budgets points of clean accuracy on validation that a defense may cost, from small to
 *     large
 * @param lists the defenses that budgets choose a setting of
 * @param cells every cell of the matrix, failed ones among them, by number
 * @param costs what the stages cost, in the order in which they ran
 * @param texts what augmenters wrote for the defenses, in the order in which they ran
 * @param epochs what was measured of models after epochs of their training, in the order of the
 *     cells; often nothing
 * @param triggers what was measured of each attack's trigger
 * @param samples pictures and captions to look at
 */
public record RunResults(
        String run,
        String experiment,
        String command,
        String settings,
        Instant started,
        Instant finished,
        Model model,
        List<String> notices,
        List<String> splits,
        List<Quantity> quantities,
        Optional<Baseline> baseline,
        List<Contrast> contrasts,
        List<Double> budgets,
        List<SettingList> lists,
        List<CellResult> cells,
        List<StageCost> costs,
        List<TextUse> texts,
        List<EpochMeasures> epochs,
        List<MeasuredTrigger> triggers,
        Samples samples) {

    public RunResults {
        notices = List.copyOf(notices);
        splits = List.copyOf(splits);
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("a run without a test split measures nothing");
        }
        quantities = List.copyOf(quantities);
        contrasts = List.copyOf(contrasts);
        budgets = List.copyOf(budgets);
        lists = List.copyOf(lists);
        cells = List.copyOf(cells);
        costs = List.copyOf(costs);
        texts = List.copyOf(texts);
        epochs = List.copyOf(epochs);
        triggers = List.copyOf(triggers);
    }

    /** The split that the main numbers are over. */
    public String mainSplit() {
        return splits.get(0);
    }

    /**
     * Returns the quantity that a metric measures.
     *
     * @throws IllegalArgumentException if no metric of the experiment states it
     */
    public Quantity quantity(String metric) {
        return quantities.stream()
                .filter(quantity -> quantity.metric().equals(metric))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no metric of the experiment states '%s'"
                                                .formatted(metric)));
    }

    /** The same run with other cells, or with less of them; what belongs to cells stays. */
    public RunResults withCells(List<CellResult> others) {
        return with(lists, others, costs, texts, triggers);
    }

    /** The same run with other cells and what belongs to them. */
    public RunResults with(
            List<SettingList> otherLists,
            List<CellResult> otherCells,
            List<StageCost> otherCosts,
            List<TextUse> otherTexts,
            List<MeasuredTrigger> otherTriggers) {
        return new RunResults(
                run,
                experiment,
                command,
                settings,
                started,
                finished,
                model,
                notices,
                splits,
                quantities,
                baseline,
                contrasts,
                budgets,
                otherLists,
                otherCells,
                otherCosts,
                otherTexts,
                epochs,
                otherTriggers,
                samples);
    }

    /** The names that tables have for attacks, defenses and lists. */
    public RunLabels labels() {
        return new RunLabels(cells, lists);
    }

    /** The list that holds a setting, if one does. */
    public Optional<SettingList> listOf(PluginSetting setting) {
        return lists.stream().filter(list -> list.settings().contains(setting)).findFirst();
    }

    /** The cells that have no results. */
    public List<CellResult> failed() {
        return cells.stream().filter(cell -> !cell.succeeded()).toList();
    }

    /** The different root seeds, in ascending order. */
    public List<Long> seeds() {
        return cells.stream().map(CellResult::seed).distinct().sorted().toList();
    }

    /**
     * The model that a run is about.
     *
     * @param name the architecture's name, such as {@code mini} or {@code RN50}
     * @param clip whether it is CLIP itself: one of its architectures with weights of somebody
     *     else; {@code mini} is not, nor is an architecture of CLIP that the run trained from
     *     scratch
     */
    public record Model(String name, boolean clip) {}
}
