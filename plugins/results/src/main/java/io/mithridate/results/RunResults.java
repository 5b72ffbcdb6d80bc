package io.mithridate.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All results of a run, from which all its files, tables and pages are generated.
 *
 * @param run the identifier of the run: its start time, {@code 2026-11-25_01-07-03}
 * @param experiment the name of the experiment
 * @param command the command line that started the run
 * @param settings the resolved experiment as YAML; empty if several runs are joined
 * @param started the time at which work started
 * @param finished the time at which the last cell ended
 * @param model the model that was attacked
 * @param notices notices that every report must show, e.g. that the data is synthetic
 * @param splits the test splits; the first is the main split
 * @param quantities the measured quantities, in the order of the experiment's metrics
 * @param baseline the defense that is subtracted in paired differences, if any
 * @param contrasts the pairs of defenses whose attack left is compared; if empty, all defenses are
 *     compared with the baseline
 * @param budgets the clean accuracy on validation that a defense may cost, in points, in ascending
 *     order
 * @param lists the lists of settings from which budgets choose
 * @param cells all cells of the matrix, including failed ones, by number
 * @param costs the costs of the stages, in the order in which they ran
 * @param texts the texts that augmenters wrote for defenses, in the order in which they ran
 * @param epochs measurements of models after epochs of their training, in the order of the cells;
 *     often empty
 * @param triggers the measurements of each attack's trigger
 * @param samples sample pictures and captions
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

    /** Returns the split of the main numbers. */
    public String mainSplit() {
        return splits.get(0);
    }

    /**
     * Returns the quantity that a metric measures.
     *
     * @throws IllegalArgumentException if no metric of the experiment declares it
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

    /**
     * Returns a copy with other cells, e.g. some of the current ones. The data about individual
     * cells is kept.
     */
    public RunResults withCells(List<CellResult> others) {
        return with(lists, others, costs, texts, triggers);
    }

    /** Returns a copy with other cells and the data about them. */
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

    /** Returns the names used in tables for attacks, defenses and lists. */
    public RunLabels labels() {
        return new RunLabels(cells, lists);
    }

    /** Returns the list that contains a setting, if any. */
    public Optional<SettingList> listOf(PluginSetting setting) {
        return lists.stream().filter(list -> list.settings().contains(setting)).findFirst();
    }

    /** Returns the cells without results. */
    public List<CellResult> failed() {
        return cells.stream().filter(cell -> !cell.succeeded()).toList();
    }

    /** Returns the distinct root seeds, in ascending order. */
    public List<Long> seeds() {
        return cells.stream().map(CellResult::seed).distinct().sorted().toList();
    }

    /**
     * The model of a run.
     *
     * @param name the name of the architecture, e.g. {@code mini} or {@code RN50}
     * @param clip whether it is CLIP itself, i.e. a CLIP architecture with published weights; false
     *     for {@code mini} and for a CLIP architecture that the run trained from scratch
     */
    public record Model(String name, boolean clip) {}

    /**
     * Measurements of a model after an epoch of its training, on the pictures used to choose
     * settings.
     *
     * @param stage the title of the measurement shown to users, e.g. "epochs of victim of badnets,
     *     seed 1, under badnets"
     * @param epoch the epoch, starting from 1
     * @param numbers the measurements of all metrics, in order
     */
    public record EpochMeasures(String stage, int epoch, List<Measurement> numbers) {

        public EpochMeasures {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * The texts that an augmenter wrote while a defense was trained.
     *
     * @param stage the title of the stage shown to users, e.g. "clean-clip on badnets, seed 1"
     * @param key the content key of the stage
     * @param use the use of the texts
     * @param firstStep the number of steps done by a killed run before counting started; 0 if all
     *     texts were counted
     * @param captions the number of captions augmented, counting repetitions
     * @param positives the number of positives written
     * @param promptPositives the number of positives that equal an evaluation prompt
     * @param negatives the number of negatives written
     * @param targetInsertions the number of negatives in which the target's name replaces something
     *     else
     */
    public record TextUse(
            String stage,
            String key,
            String use,
            long firstStep,
            long captions,
            long positives,
            @JsonProperty("positives_equal_to_prompts") long promptPositives,
            long negatives,
            long targetInsertions) {}
}
