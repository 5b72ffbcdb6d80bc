package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The results of one cell of the matrix.
 *
 * @param number its number in the plan, from 0
 * @param title its name for people: "badnets x clean-clip, seed 1"
 * @param coordinates which cell it is, with all options resolved
 * @param scenario what tells its scenario from the run's others: "rate 0.01"; empty where there is
 *     one
 * @param defenseClass what the defense has to be given
 * @param defended whether the model is the defense's own work; if not, the defense only detects,
 *     and what it found is all that was measured
 * @param poison what became of the pairs that its victim was trained on; empty for a control, and
 *     where nothing was stored
 * @param failure what went wrong; empty where the cell has results
 * @param measurements what was measured; empty where the cell failed
 * @param provenance where the numbers come from
 */
public record CellResult(
        int number,
        String title,
        Coordinates coordinates,
        String scenario,
        DefenseClass defenseClass,
        boolean defended,
        Optional<PoisonUse> poison,
        Optional<Failure> failure,
        List<Measurement> measurements,
        Provenance provenance) {

    public CellResult {
        measurements = List.copyOf(measurements);
    }

    /** The attack; on a control, the attack whose trigger is evaluated. */
    public PluginSetting attack() {
        return coordinates.attack();
    }

    /** The defense. */
    public PluginSetting defense() {
        return coordinates.defense();
    }

    /** Returns whether the victim is the control: trained with nothing poisoned. */
    public boolean control() {
        return coordinates.control();
    }

    /** The root seed. */
    public long seed() {
        return coordinates.seed();
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
                coordinates,
                anotherScenario,
                defenseClass,
                defended,
                poison,
                failure,
                others,
                provenance);
    }

    /** All texts by place, and what became of the victim's pairs beside them. */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = coordinates.places();
        poison.ifPresent(use -> places.putAll(use.places()));
        return places;
    }

    /** Returns whether the cell has results. */
    public boolean succeeded() {
        return failure.isEmpty();
    }

    /**
     * Returns whether the cell has no results, for another reason than that the run was told to
     * stop.
     */
    public boolean hasFailed() {
        return failure.filter(Failure::hasFailed).isPresent();
    }

    /** Returns whether the cell has no results since training broke down. */
    public boolean brokeDown() {
        return failure.filter(Failure::breakdown).isPresent();
    }

    /** Returns whether nothing defends: the numbers are the victim's own. */
    public boolean undefended() {
        return coordinates.undefended();
    }
}
