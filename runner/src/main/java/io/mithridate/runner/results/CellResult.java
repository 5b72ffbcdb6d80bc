package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.experiment.Combinations;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The results of one cell of the matrix.
 *
 * @param number its number in the plan, from 0
 * @param title its name for people: "badnets x clean-clip, seed 1"
 * @param dataset the data set's name
 * @param model the model's name
 * @param scenario what tells its scenario from the run's others: "rate 0.01"; empty where there is
 *     one
 * @param attack the attack; on a control, the attack whose trigger is evaluated
 * @param defense the defense
 * @param defenseClass what the defense has to be given
 * @param defended whether the model is the defense's own work; if not, the defense only detects,
 *     and what it found is all that was measured
 * @param control whether the victim is the control: trained with nothing poisoned
 * @param seed the root seed
 * @param options the texts of all of its resolved options by place: {@code poisoning.rate} to
 *     {@code 0.01}
 * @param poison what became of the pairs that its victim was trained on; empty for a control, and
 *     where nothing was stored
 * @param failure what went wrong; empty where the cell has results
 * @param measurements what was measured; empty where the cell failed
 * @param provenance where the numbers come from
 */
public record CellResult(
        int number,
        String title,
        String dataset,
        String model,
        String scenario,
        PluginSetting attack,
        PluginSetting defense,
        DefenseClass defenseClass,
        boolean defended,
        boolean control,
        long seed,
        SortedMap<String, String> options,
        Optional<PoisonUse> poison,
        Optional<Failure> failure,
        List<Measurement> measurements,
        Provenance provenance) {

    /** The defense that does nothing: its rows are the victims. */
    public static final String NO_DEFENSE = Combinations.NO_DEFENSE;

    public CellResult {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        measurements = List.copyOf(measurements);
    }

    /** The same cell with other numbers. */
    public CellResult withMeasurements(List<Measurement> others) {
        return with(number, scenario, others);
    }

    /** The same cell among others, with numbers of its own or of several runs. */
    public CellResult with(int anotherNumber, String anotherScenario, List<Measurement> others) {
        return new CellResult(
                anotherNumber,
                title,
                dataset,
                model,
                anotherScenario,
                attack,
                defense,
                defenseClass,
                defended,
                control,
                seed,
                options,
                poison,
                failure,
                others,
                provenance);
    }

    /** The texts of all options by place, and what became of the victim's pairs beside them. */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = new TreeMap<>(options);
        poison.ifPresent(use -> places.putAll(use.places()));
        return places;
    }

    /** Returns whether the cell has results. */
    public boolean succeeded() {
        return failure.isEmpty();
    }

    /** Returns whether the cell has no results since training broke down. */
    public boolean brokeDown() {
        return failure.filter(Failure::breakdown).isPresent();
    }

    /** Returns whether nothing defends: the numbers are the victim's own. */
    public boolean undefended() {
        return defense.name().equals(NO_DEFENSE);
    }
}
