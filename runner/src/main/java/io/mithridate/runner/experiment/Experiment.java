package io.mithridate.runner.experiment;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import java.util.List;
import java.util.Optional;

/**
 * What an experiment file says, bound and checked: sweeps are expanded, defaults filled in.
 *
 * @param name names the folder of its runs
 * @param seeds an axis: one root seed for each cell
 * @param dataset where pairs and test pictures come from
 * @param model the architecture and perhaps its weights
 * @param base the recipe of the base model; empty where the model comes with weights
 * @param poisoning how victims are made
 * @param attacks an axis
 * @param defenseData which pairs a defender has
 * @param defenses an axis
 * @param metrics what is measured in every cell
 * @param compute what computes
 * @param controls which control cells are added
 * @param exclusions combinations that are left out
 * @param baseline the defense that paired differences are taken against, if one is named
 */
public record Experiment(
        String name,
        List<Long> seeds,
        PluginUse dataset,
        PluginUse model,
        Optional<Recipe> base,
        Poisoning poisoning,
        List<PluginUse> attacks,
        DefenseData defenseData,
        List<PluginUse> defenses,
        List<PluginUse> metrics,
        Compute compute,
        Controls controls,
        List<Exclusion> exclusions,
        Optional<String> baseline) {

    public Experiment {
        seeds = List.copyOf(seeds);
        attacks = List.copyOf(attacks);
        defenses = List.copyOf(defenses);
        metrics = List.copyOf(metrics);
        exclusions = List.copyOf(exclusions);
    }

    /** Whether cells of an attack, a defense and a seed are left out. */
    public boolean excludes(String attack, String defense, long seed) {
        return exclusions.stream().anyMatch(exclusion -> exclusion.matches(attack, defense, seed));
    }
}
