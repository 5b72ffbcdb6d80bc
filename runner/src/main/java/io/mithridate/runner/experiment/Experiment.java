package io.mithridate.runner.experiment;

import io.mithridate.api.training.Compute;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.CellPattern;
import io.mithridate.runner.coordinates.Contrast;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.SettingList;
import java.util.List;
import java.util.Optional;

/**
 * The content of an experiment file, bound and checked: sweeps are expanded, defaults filled in.
 *
 * @param name names the folder of its runs
 * @param seeds an axis: one root seed for each cell
 * @param scenarios an axis: every combination of data set, model, base recipe, poisoning and
 *     defender's data, in the order of the file
 * @param attacks an axis
 * @param defenses an axis
 * @param metrics what is measured in every cell
 * @param compute what computes
 * @param controls which control cells are added
 * @param inclusions what cells must match, one of them at least; empty where all do
 * @param exclusions what cells must not match
 * @param baseline the defense that paired differences are taken against, if one is named
 * @param contrasts the defenses of which the attack left is compared; empty for all with the
 *     baseline
 * @param budgets points of clean accuracy that a defense may cost, from small to large
 * @param strengthLists the defenses that are listed from weak to strong, among {@code defenses}
 * @param evaluateEvery after how many epochs models are measured each time; empty where they are
 *     not
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

    /** Returns whether a cell is left after inclusions and exclusions. */
    boolean contains(Coordinates cell) {
        boolean wanted =
                !cell.control()
                        || (controls.cleanModel()
                                && !cell.attack().name().equals(Coordinates.NO_ATTACK));
        return wanted
                && (inclusions.isEmpty()
                        || inclusions.stream().anyMatch(each -> each.matches(cell)))
                && exclusions.stream().noneMatch(each -> each.matches(cell));
    }

    /**
     * The most pairs that a defender has in any scenario with the same training pairs: the largest
     * pool is drawn once, and smaller ones are its beginning.
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
