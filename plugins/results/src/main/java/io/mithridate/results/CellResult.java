package io.mithridate.results;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The results of one cell of the matrix.
 *
 * @param number the number in the plan, starting from 0
 * @param title the title shown to users, e.g. "badnets x clean-clip, seed 1"
 * @param coordinates the cell's position in the matrix, with all options resolved
 * @param scenario the label that distinguishes the scenario from the others in the run, e.g. "rate
 *     0.01"; empty if the run has only one scenario
 * @param defenseClass the data that the defense needs
 * @param defended whether the defense returned a model. If not, the defense is a pure detector, and
 *     only its findings were measured
 * @param poison the use of poison in the victim's training; empty for a control, or if this was not
 *     stored
 * @param failure the reason why the cell has no results; empty if it has results
 * @param measurements the measurements; empty if the cell failed
 * @param provenance the origin of the numbers
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

    /** Returns the attack; for a control, the attack whose trigger is evaluated. */
    public PluginSetting attack() {
        return coordinates.attack();
    }

    /** Returns the defense. */
    public PluginSetting defense() {
        return coordinates.defense();
    }

    /** Returns whether the victim is the control, i.e. was trained without poison. */
    public boolean control() {
        return coordinates.control();
    }

    /** Returns the root seed. */
    public long seed() {
        return coordinates.seed();
    }

    /** Returns a copy with other measurements. */
    public CellResult withMeasurements(List<Measurement> others) {
        return with(number, scenario, others);
    }

    /**
     * Returns a copy with another number, scenario label and measurements, for a cell of several
     * joined runs.
     */
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

    /** Returns all coordinates as texts by path, together with the victim's poisoning settings. */
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
     * Returns whether the cell failed. A cell that is unfinished because the run was told to stop
     * did not fail.
     */
    public boolean hasFailed() {
        return failure.filter(Failure::hasFailed).isPresent();
    }

    /** Returns whether the cell has no results because training broke down. */
    public boolean brokeDown() {
        return failure.filter(Failure::breakdown).isPresent();
    }

    /** Returns whether the cell has no defense. The numbers are then those of the victim. */
    public boolean undefended() {
        return coordinates.undefended();
    }
}
