package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.training.Compute;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.CellPattern;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.SettingList;
import java.util.List;
import java.util.Optional;

/**
 * The content of an experiment file, bound and checked, with sweeps expanded and defaults filled
 * in.
 *
 * @param name the name of the folder for its runs
 * @param seeds the axis of root seeds; each cell has one
 * @param scenarios the axis of scenarios: all combinations of data set, model, base recipe,
 *     poisoning and defender's data, in the order of the file
 * @param attacks the axis of attacks
 * @param defenses the axis of defenses
 * @param metrics the metrics measured in every cell
 * @param compute the computing resources
 * @param controls the control cells to add
 * @param inclusions the patterns of included cells; a cell must match at least one; empty to
 *     include all cells
 * @param exclusions the patterns that cells must not match
 * @param baseline the defense subtracted in paired differences, if any
 * @param contrasts the pairs of defenses whose remaining attack success is compared; if empty, all
 *     defenses are compared with the baseline
 * @param budgets the clean accuracy that a defense may cost, in points, in ascending order
 * @param strengthLists the lists among {@code defenses} with settings from weak to strong
 * @param evaluateEvery the number of epochs between measurements during training; empty if nothing
 *     is measured during training
 */
public record Experiment(
        String name,
        List<Long> seeds,
        List<Scenario> scenarios,
        List<PluginUse> attacks,
        List<PluginUse> defenses,
        List<PluginUse> metrics,
        Compute compute,
        Controls controls,
        List<CellPattern> inclusions,
        List<CellPattern> exclusions,
        Optional<Baseline> baseline,
        List<Contrast> contrasts,
        List<Double> budgets,
        List<SettingList> strengthLists,
        Optional<Integer> evaluateEvery) {

    public Experiment {
        seeds = List.copyOf(seeds);
        scenarios = List.copyOf(scenarios);
        attacks = List.copyOf(attacks);
        defenses = List.copyOf(defenses);
        metrics = List.copyOf(metrics);
        inclusions = List.copyOf(inclusions);
        exclusions = List.copyOf(exclusions);
        contrasts = List.copyOf(contrasts);
        budgets = List.copyOf(budgets);
        strengthLists = List.copyOf(strengthLists);
    }

    /** The control cells added to the matrix. */
    public record Controls(
            @Option(
                            value =
                                    "Whether every defense also runs on a victim with nothing"
                                            + " poisoned, evaluated under each attack's trigger.",
                            defaultValue = "true")
                    boolean cleanModel) {}

    /** Returns whether a cell remains after inclusions and exclusions. */
    boolean contains(Coordinates cell) {
        boolean included =
                !cell.control()
                        || (controls.cleanModel()
                                && !cell.attack().name().equals(Coordinates.NO_ATTACK));
        return included
                && (inclusions.isEmpty()
                        || inclusions.stream().anyMatch(each -> each.matches(cell)))
                && exclusions.stream().noneMatch(each -> each.matches(cell));
    }

    /**
     * Returns the largest number of defender's pairs in any scenario with the same training pairs.
     * The largest pool is drawn once, and smaller pools are prefixes of it.
     *
     * @throws IllegalArgumentException if no scenario trains on the data set
     */
    public int largestDefensePool(PluginUse train) {
        return scenarios.stream()
                .filter(scenario -> scenario.dataset().train().equals(train))
                .mapToInt(scenario -> scenario.defenseData().pairs())
                .max()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no scenario trains on " + train.name()));
    }
}
